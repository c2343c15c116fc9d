import assert from "node:assert/strict";
import { test } from "node:test";
import { separator } from "../collect/probes/repeated-requests.ts";
import { answered, labWith } from "../testing/lab-with.ts";
import { answeredEachTime, answersNowAndThen, isUnsteady, steadily } from "./steady.ts";

type Said = readonly [connection: "kept" | "new", answer: string, code?: number, error?: string];

/** What the probes of the repeated requests print, whichever made them. */
const repeated = (printed: string) => ({ repeatedServices: printed, repeatedSite: printed });

const labOf = (...all: Said[]) =>
  labWith(
    repeated(
      all
        .map(
          ([connection, answer, code = 0, error = ""]) =>
            `${answer}${separator}sitePage ${connection} ${code} 0.01 ${error}${separator}`,
        )
        .join(""),
    ),
  );
const good = { holds: true, expected: "200", found: "200" };
const judge = (...all: Said[]) => steadily(labOf(...all), "sitePage", good);

const hello = answered(200, "Hello HBNB!", { date: "now" });
const badGateway = answered(502, "<h1>nothing listens on 127.0.0.1:5009</h1>");

test("the same answer each time, or no answer to compare, changes nothing", () => {
  const later = answered(200, "Hello HBNB!", { date: "later" });
  assert.deepEqual(judge(["kept", hello], ["kept", later], ["new", hello]), good);
  assert.deepEqual(judge(), good);
  assert.equal(isUnsteady(labOf(["kept", hello], ["new", later]), ["sitePage"]), false);
});

test("different answers fail, with their counts and their words", () => {
  const mixed = judge(
    ["kept", hello],
    ["kept", badGateway],
    ["kept", hello],
    ["new", hello],
    ["new", "", 52, "Empty reply from server"],
  );
  assert.equal(mixed.holds, false);
  assert.equal(
    mixed.found,
    'of 5 equal requests: 200 "Hello HBNB!" in 3; 502 by Nginx: "nothing listens on 127.0.0.1:5009" in 1; no answer: the connection was closed without an answer in 1',
  );
});

test("different bodies with one status are different answers, and a header that sets them apart is told", () => {
  const other = answered(200, "Goodbye", { date: "now", "x-powered-by": "Other" });
  const all = [
    ["kept", hello],
    ["kept", other],
    ["new", hello],
    ["new", other],
  ] as const;
  assert.equal(isUnsteady(labOf(...all), ["sitePage"]), true);
  assert.equal(
    judge(...all).found,
    'of 4 equal requests: 200 "Hello HBNB!" in 2; 200 "Goodbye" in 2 (those with x-powered-by: Other)',
  );
});

test("the kind of the connection that sets them apart is told", () => {
  assert.equal(
    judge(["kept", hello], ["kept", hello], ["new", badGateway], ["new", badGateway]).found,
    'of 4 equal requests: 200 "Hello HBNB!" in 2 (those on a kept connection); 502 by Nginx: "nothing listens on 127.0.0.1:5009" in 2 (those on new connections)',
  );
});

test("an answer for which the output had no room is no other answer", () => {
  assert.deepEqual(judge(["kept", hello], ["kept", "HTTP/1.1 2", 23, "Failed writing body"]), good);
});

test("the upstream or the process that sets them apart in the logs is told", () => {
  const mark = "probes-1-2-3";
  const site = (status: number, bytes: number, upstream: string) =>
    `nginx /var/log/nginx/x.log:127.0.0.1 [now] "GET /?${mark}-sitePage HTTP/1.1" ${status} ${bytes} id=1 upstream=${upstream} upstream_status=${status}`;
  const lost = answered(404, "Cannot GET /", { date: "now" });
  const lab = (logs: string[], request: string) =>
    labWith({
      logs: logs.join("\n"),
      ...repeated(
        [hello, lost, hello, lost]
          .map(
            (answer, index) =>
              `${answer}${separator}${request} ${index < 2 ? "kept" : "new"} 0 0.01 ${separator}`,
          )
          .join(""),
      ),
    });
  const two = [site(200, 11, "127.0.0.1:5000"), site(404, 12, "127.0.0.1:5001")];
  assert.equal(
    steadily(lab(two, "sitePage"), "sitePage", good).found,
    'of 4 equal requests: 200 "Hello HBNB!" in 2 (those that Nginx sent to 127.0.0.1:5000); 404 "Cannot GET /" in 2 (those that Nginx sent to 127.0.0.1:5001)',
  );
  const service = (status: number, bytes: number, pid: number) =>
    `line /var/log/a/access.log:127.0.0.1 - - [now] "GET /?${mark}-5000 HTTP/1.1" ${status} ${bytes} pid=${pid}`;
  const workers = [service(200, 11, 7), service(200, 11, 8), service(404, 12, 9)];
  assert.match(
    steadily(lab(workers, "servicePage"), "servicePage", good).found,
    /in 2; 404 "Cannot GET \/" in 2 \(those that were answered by process 9\)$/,
  );
  // A request that Nginx answered itself was sent nowhere.
  assert.doesNotMatch(
    steadily(lab([site(200, 11, "127.0.0.1:5000"), site(404, 12, "-")], "sitePage"), "sitePage", good).found,
    /sent to -/,
  );
});

test("a service that answered only some of the same requests does not answer each time", () => {
  const lab = (...codes: number[]) =>
    labWith(
      repeated(
        codes
          .map((code) => `${code === 0 ? hello : ""}${separator}odd new ${code} 0.01 refused${separator}`)
          .join(""),
      ),
    );
  const answers = { holds: true, expected: "any HTTP answer", found: '200 "Hello HBNB!"' };
  assert.equal(answeredEachTime(lab(0, 0), "odd", answers), answers);
  assert.match(
    answeredEachTime(lab(0, 7, 7), "odd", answers).found,
    /^of 3 equal requests: no answer: refused in 2/,
  );
  const none = answeredEachTime(lab(7, 7), "odd", answers);
  assert.deepEqual([none.holds, none.found], [false, "no answer: refused in 2 further requests"]);
  assert.equal(none.expected, "any HTTP answer, each time");
});

test("port 80 fails if requests for more than one service fail now and then", () => {
  const lab = (...requests: string[]) =>
    labWith(
      repeated(
        requests
          .flatMap((request) =>
            [hello, badGateway].map((answer) => `${answer}${separator}${request} new 0 0.01 ${separator}`),
          )
          .join(""),
      ),
    );
  assert.equal(answersNowAndThen(lab("sitePage")), undefined);
  assert.equal(answersNowAndThen(lab("servicePage", "sitePage")), undefined);
  const verdict = answersNowAndThen(lab("sitePage", "siteStatus"));
  assert.equal(verdict?.holds, false);
  assert.match(verdict?.found ?? "", /^of 4 requests to 4 services: 502 by Nginx: ".*" in 2$/);
});
