/** The paths to which dynamic.ts and Flask give different answers, and why. */
import { type Row, root } from "./paths.ts";

/** Answers that differ on purpose: both status codes (0: no answer), and the reason. */
export interface Difference extends Row {
  flask: number;
  ours: number;
}

/** These requests also pass Nginx. */
export const differences: Difference[] = [
  {
    why: "longer than Gunicorn's request line (4094 bytes). With a longer one Flask fails beyond 4300 digits (500): int() raises an exception that is not caught. Here a number of any length is exact",
    paths: `~/${"1".repeat(4047)} ~/${"1".repeat(4301)} ~/${"0".repeat(7000)}7`,
    flask: 400,
    ours: 200,
  },
  {
    why: "bytes above 127 that are not encoded, which RFC 3986 forbids: Node refuses the request before the application sees it",
    paths: "~/\xEF\xBC\x97 ~/\xFF",
    flask: 404,
    ours: 400,
  },
  { why: "the same in a query", paths: "~/7?\xEF\xBC\x97", flask: 200, ours: 400 },
  { why: "the same in the query of a redirect", paths: "~//7?\xC3\xA9", flask: 308, ours: 400 },
  {
    why: "a method that Node does not know: it refuses the request before the application sees it",
    methods: ["FOO", "G-T"],
    paths: "~/7 ~//7",
    flask: 405,
    ours: 400,
  },
  { why: "the same on a path without a page", methods: ["FOO"], paths: "~/abc", flask: 404, ours: 400 },
];

/** Nginx answers these itself with 400, and CONNECT with 405. */
export const directOnly: Difference[] = [
  {
    why: "a path must begin with a slash",
    paths: `${root.slice(1)}/7 %2F~/7 http:~/7`,
    flask: 200,
    ours: 400,
  },
  { why: "a path must begin with a slash, on a path without a page", paths: "x~/7", flask: 404, ours: 400 },
  { why: "methods are written in capitals", methods: ["get", "Get"], paths: "~/7", flask: 200, ours: 400 },
  { why: "for proxies: Node closes the connection", methods: ["CONNECT"], paths: "~/7", flask: 405, ours: 0 },
];
