/** A lab whose shell misbehaves is told as such: exit code 2, in time, never green and never red. Over a real sshd. */
import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { assertBroken, runChecks } from "../testing/run-checks.ts";
import { noMachine, ownMachine } from "../testing/test-machine.ts";

/** Seconds until somebody who never ends is given up; in that time a busy host has got through to what misbehaves. */
const deadline = 5;
/** The same where a word of the lab must have come by then. */
const untilSaid = 12;
/** Seconds for what ends by itself. */
const untilEnd = 120;
const asked = (server: { target: string }, seconds: number) => [
  ...["--target", server.target, "--reporter", "json"],
  ...["--deadline", `${seconds}`],
];

/** What runs in the lab instead of the probes, what is told of it, and the deadline where it is another one. */
const misbehaving: Record<string, [command: string, why: RegExp, seconds?: number]> = {
  "that stalls in the middle": [
    "head -c 100 >/dev/null; echo begun; exec sleep infinity",
    /in time.*\n.*after 12 s; .*begun/,
    untilSaid,
  ],
  "that stalls before a word": ["exec sleep infinity", /in time.*\n.*after 5 s\n/],
  "that answers with binary": ["head -c 300000 /dev/urandom; cat >/dev/null", /answer is incomplete/],
  "that answers with 100 MB": ["head -c 104857600 /dev/zero", /too large.*\n.*more than 16 MiB/, untilEnd],
  "that answers without end": ["exec cat /dev/zero", /too large.*\n.*more than 16 MiB/, untilEnd],
  "that complains without end": ["exec cat /dev/zero >&2", /in time/],
  "that answers with nothing": ["cat >/dev/null", /answer is incomplete/],
  "whose answer is cut": ["bash -s | head -c 3000", /answer is incomplete/, untilEnd],
  "whose shell is none": [
    "cat >/dev/null; echo This account is not available.; exit 1",
    /exit code 1: This account/,
  ],
  "whose words would steer a terminal": ["cat >/dev/null; printf '\\033[2J'; exit 7", /code 7: \\u001b\[2J/],
};

suite("a lab behind a real sshd", { skip: noMachine, concurrency: 3, timeout: 300_000 }, () => {
  for (const [name, [command, why, seconds = deadline]] of Object.entries(misbehaving)) {
    test(`a lab ${name} is no wrong answer`, async () => {
      const server = await ownMachine(command);
      try {
        assertBroken(await runChecks(asked(server, seconds)), why);
      } finally {
        await server.stop();
      }
    });
  }

  test("a clock that is set meanwhile neither lengthens nor shortens a deadline", async () => {
    const jumping = (step: number) => [
      "--import",
      `data:text/javascript,let at = Date.now(); Date.now = () => (at += ${step})`,
    ];
    const server = await ownMachine("exec sleep infinity");
    try {
      for (const step of [3_600_000, -3_600_000]) {
        const ended = await runChecks(asked(server, deadline), {}, jumping(step));
        assertBroken(ended, /in time.*\n.*after 5 s/);
        assert.ok(ended.seconds >= 5);
      }
    } finally {
      await server.stop();
    }
  });

  test("a shell that greets before it runs the probes is no hindrance, and two runs at once see the same", async () => {
    const server = await ownMachine("printf 'Welcome \\377 ==> x <==\\n'; exec bash -s");
    try {
      const runs = [1, 2].map(() =>
        runChecks(["--target", server.target, "--reporter", "json", "--task", "3"]),
      );
      const [one, two] = (await Promise.all(runs)).map(({ code, stdout, stderr }) => {
        // Nobody serves here.
        assert.equal(code, 1, stderr);
        return JSON.parse(stdout).requirements.map((each: { holds: boolean }) => each.holds);
      });
      assert.deepEqual(one, two);
    } finally {
      await server.stop();
    }
  });
});
