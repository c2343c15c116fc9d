import assert from "node:assert/strict";
import { test } from "node:test";
import { requirement } from "./requirements/0-loopback.ts";
import { answered, labWith } from "./testing/lab-with.ts";

const judge = (loopback: string) => requirement.check(labWith({ loopback }));
const refused = "bash: connect: Connection refused\nbash: line 9: /dev/tcp/127.0.0.1/1: Connection refused\n";

test("a firewall may drop what is for another port, if a service is reached", () => {
  const loopback = "ports 32768 60999\nconnect: no answer\n";
  assert.equal(requirement.check(labWith({ loopback, odd: answered(200, "odd") })).holds, true);
});

test("a refused connection is an answer, and so is one that was opened", () => {
  for (const said of [refused, ""]) assert.equal(judge(`ports 32768 60999\n${said}`).holds, true);
});

test("the reason is told: the device, the address, the ports, a lost packet, or what the kernel says", () => {
  const ports = "ports 32768 60999\n";
  for (const [said, found, hint] of [
    [`${ports}down\nconnect: no answer\n`, /lo is down/, /must be up/],
    [`${ports}no address\nconnect: no answer\n`, /no device has the address/, /must be up/],
    [`${ports}connect: no answer\n`, /no answer from 127/, /firewall/],
    [`${ports}bash: connect: Cannot assign requested address\n`, /^Cannot assign/, undefined],
    [`ports 40000 40003\n${refused}`, /and 4 local ports \(40000 to 40003\)/, /how many local ports/],
  ] as const) {
    const verdict = judge(said);
    assert.equal(verdict.holds, false);
    assert.match(verdict.found, found);
    assert.match(verdict.hint ?? "none", hint ?? /^none$/);
  }
});

test("a probe that printed nothing is a failure", () => assert.match(judge("").found, /could not be asked/));
