import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { createHealthCheck, type State } from "./health.ts";
import { type Places, placesOn } from "./services.ts";

const servers: Server[] = [];
after(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

/** A service api that answers in this way; nothing listens on port 1. */
async function withApi(answer: RequestListener, others: Partial<Places> = {}): Promise<() => Promise<State>> {
  const server = createServer(answer).listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const places = placesOn({ onepage: 1, dynamic: 1, api: port, web: 1 }, others);
  const check = createHealthCheck();
  return async () => (await check(places))[2] as State;
}

const never: RequestListener = () => {};

test("a service that answers 200 answers; one that refuses or answers otherwise fails", async () => {
  const well = await (await withApi((_, response) => response.end(), { glance: 60_000 }))();
  assert.equal(well.state, "answers");
  assert.match(well.found, /^200 in \d/);
  const ill = await (await withApi((_, response) => response.writeHead(500).end(), { glance: 60_000 }))();
  assert.equal(ill.state, "fails");
  assert.match(ill.found, /^500 in \d/);
  const places = placesOn({ onepage: 1, dynamic: 1, api: 1, web: 1 }, { glance: 60_000 });
  for (const { state, found } of await createHealthCheck()(places))
    assert.deepEqual([state, found], ["fails", "nothing listens on 127.0.0.1:1"]);
});

test("a service that does not answer at once is slow; it is asked once, and its late answer counts", async () => {
  let asked = 0;
  const answers: (() => void)[] = [];
  const check = await withApi(
    (_, response) => {
      asked += 1;
      answers.push(() => response.end());
    },
    { glance: 200, patience: 60_000 },
  );
  for (const { state, found } of [await check(), await check()]) {
    assert.equal(state, "slow");
    assert.match(found, /^no answer yet after \d/);
  }
  assert.equal(asked, 1);
  const late = check();
  for (const answer of answers) answer();
  const { state, found } = await late;
  assert.equal(state, "slow");
  assert.match(found, /^200 in \d/);
});

for (const { fresh, often } of [
  { fresh: 60_000, often: 1 },
  { fresh: 0, often: 2 },
]) {
  test(`two pages ask a service ${often === 1 ? "once" : "twice"} if its result is fresh for ${fresh} ms`, async () => {
    let asked = 0;
    const answer: RequestListener = (_, response) => {
      asked += 1;
      response.end();
    };
    const check = await withApi(answer, { glance: 60_000, fresh });
    await check();
    // A result of the same moment is not older than 0 ms.
    await pause(2);
    await check();
    assert.equal(asked, often);
  });
}

test("a service that is silent for too long fails, until it answers", async () => {
  let answer = never;
  const check = await withApi((request, response) => answer(request, response), {
    glance: 100,
    patience: 300,
    fresh: 300,
  });
  assert.equal((await check()).state, "slow");
  await pause(400);
  assert.deepEqual((await check()).found, "no answer within 300 ms");
  // The result is not reused any more, and the next request is under way.
  await pause(600);
  assert.equal((await check()).state, "fails");
  answer = (_, response) => response.end();
  for (const end = Date.now() + 30_000; (await check()).state !== "answers" && Date.now() < end; )
    await pause(50);
  assert.equal((await check()).state, "answers");
});
