/** The service `dynamic` beside the same route in Flask, under Gunicorn: both must give the same answer to every path. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Answer, ask } from "./flask/ask.ts";
import { type Difference, differences, directOnly } from "./flask/differences.ts";
import { otherRows, type Row, root, rows } from "./flask/paths.ts";
import { randomRequests } from "./flask/random.ts";
import { type Served, serveFlask, serveOurs } from "./flask/serving.ts";

let flask: Served;
let ours: Served;

before(async () => {
  const [reference, service] = await Promise.allSettled([serveFlask("dynamic"), serveOurs("dynamic")]);
  if (reference.status === "fulfilled") flask = reference.value;
  if (service.status === "fulfilled") ours = service.value;
  for (const started of [reference, service]) if (started.status === "rejected") throw started.reason;
});

after(async () => {
  await Promise.all([flask?.end(), ours?.end()]);
});

interface Request {
  path: string;
  method: string;
}

interface Pair extends Request {
  flask: Answer;
  ours: Answer;
}

const requestsOf = ({ paths, methods = ["GET"] }: Row): Request[] =>
  methods.flatMap((method) => paths.split(" ").map((path) => ({ path: path.replace("~", root), method })));

/** Sends the requests to both, a few at a time. */
async function both(requests: Request[], ports = { flask: flask.port, ours: ours.port }): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (let first = 0; first < requests.length; first += 8) {
    const some = requests.slice(first, first + 8).map(async ({ path, method }) => {
      const [theirs, our] = await Promise.all([
        ask(ports.flask, path, method),
        ask(ports.ours, path, method),
      ]);
      return { path, method, flask: theirs, ours: our };
    });
    pairs.push(...(await Promise.all(some)));
  }
  return pairs;
}

function assertAlike(pairs: Pair[], about = ""): void {
  for (const { path, method, flask, ours } of pairs)
    assert.deepEqual(ours, flask, `${method} ${path} ${about}`);
}

for (const row of rows) {
  test(`same as Flask: ${row.why}`, async () => assertAlike(await both(requestsOf(row))));
}

for (const [service, own] of Object.entries(otherRows)) {
  test(`same as Flask: the paths of ${service} and their redirects`, async () => {
    const servers = [await serveFlask(service), await serveOurs(service)] as const;
    try {
      const [theirs, our] = servers;
      const pairs = await both(own.flatMap(requestsOf), { flask: theirs.port, ours: our.port });
      for (const { path, method, flask, ours } of pairs) {
        const { status, location } = flask;
        assert.deepEqual(
          { status: ours.status, location: ours.location },
          { status, location },
          `${method} ${path}`,
        );
      }
      assert.deepEqual([...new Set(pairs.map(({ ours }) => ours.status))].sort(), [200, 308, 404]);
    } finally {
      await Promise.all(servers.map(({ end }) => end()));
    }
  });
}

test("the table contains every kind of answer and more than 80 paths", async () => {
  const pairs = await both(rows.flatMap(requestsOf));
  assert.ok(new Set(pairs.map(({ path }) => path)).size > 80);
  assert.deepEqual([...new Set(pairs.map(({ ours }) => ours.status))].sort(), [200, 308, 404, 405]);
});

test("same as Flask: a redirect names the host and the scheme of the request", async () => {
  const head = (...lines: string[]) => ["HTTP/1.1", ...lines].join("\r\n");
  const hosts = ["lab", "LAB.example", "lab:80", "lab:443", "lab:8080", "[::1]:80", "127.0.0.1"];
  const heads = [
    ...hosts.map((host) => head(`Host: ${host}`)),
    ...["lab:80", "lab:443"].map((host) => head(`Host: ${host}`, "X-Forwarded-Proto: https")),
    head("Host: lab", "X-Forwarded-Host: other.example", "X-Forwarded-Port: 99"),
    "HTTP/1.0",
  ];
  for (const head of heads) {
    // Without a Host header each server names its own address.
    const location = async ({ port }: Served) =>
      (await ask(port, `${root}//7`, "GET", head)).location?.replace(`127.0.0.1:${port}`, "itself");
    const expected = await location(flask);
    assert.ok(expected, head);
    assert.equal(await location(ours), expected, head);
  }
});

test("same as Flask: every decimal digit that Python's Unicode version knows", async () => {
  const all = Array.from({ length: 0x110000 }, (_, code) => code)
    .filter((code) => code < 0xd800 || code > 0xdfff)
    .map((code) => String.fromCodePoint(code))
    .filter((character) => /\p{Nd}/u.test(character));
  const pairs = await both(all.map((digit) => ({ path: `${root}/1${encodeURI(digit)}`, method: "GET" })));
  // Node's Unicode version is usually newer than Python's, and has digits that Python does not know yet.
  const known = pairs.filter(({ flask }) => flask.status !== 404);
  assert.ok(known.length >= 650, `Flask knows only ${known.length} of ${all.length} digits`);
  assertAlike(known);
});

test("same as Flask: hundreds of random paths", async () => {
  const seed = Number(process.env.SEED ?? Date.now() % 2 ** 32);
  const pairs = await both(randomRequests(600, seed));
  assertAlike(pairs, `(SEED=${seed})`);
  // The random paths must give many answers of each kind.
  for (const [status, least] of [
    [200, 60],
    [308, 20],
    [404, 60],
    [405, 20],
  ] as const) {
    const count = pairs.filter(({ ours }) => ours.status === status).length;
    assert.ok(count >= least, `only ${count} answers ${status} (SEED=${seed})`);
  }
});

function testDifference(difference: Difference): void {
  test(`different from Flask: ${difference.why}`, async () => {
    for (const { path, method, flask, ours } of await both(requestsOf(difference))) {
      const statuses = { flask: flask.status, ours: ours.status };
      assert.deepEqual(statuses, { flask: difference.flask, ours: difference.ours }, `${method} ${path}`);
    }
  });
}
for (const difference of [...differences, ...directOnly]) testDifference(difference);
