/** A lab with a broken shell is reported with exit code 2 before the deadline; no requirement passes or fails. */
import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { assertBroken, runChecks } from "../testing/run-checks.ts";
import { noMachine, ownMachine } from "../testing/test-machine.ts";

/** The deadline in seconds for a command that never ends; long enough to start it on a busy host. */
const deadline = 5;
/** The same if the lab must have printed a word before the deadline. */
const untilSaid = 12;
/** The deadline in seconds for a command that ends by itself. */
const untilEnd = 120;
const asked = (server: { target: string }, seconds: number) => [
  ...["--target", server.target, "--reporter", "json"],
  ...["--deadline", `${seconds}`],
];

/** The command that runs instead of the probes, the expected reason, and the deadline if it is a different one. */
const misbehaving: Record<string, [command: string, why: RegExp, seconds?: number]> = {
  "that stalls in the middle": [
    "head -c 100 >/dev/null; echo begun; exec sleep infinity",
    /in time.*\n.*after 12 s; .*begun/,
    untilSaid,
  ],
  "that stalls without output": ["exec sleep infinity", /in time.*\n.*after 5 s\n/],
  "that answers with binary data": ["head -c 300000 /dev/urandom; cat >/dev/null", /answer is incomplete/],
  "that answers with 100 MB": ["head -c 104857600 /dev/zero", /too large.*\n.*more than 16 MiB/, untilEnd],
  "that answers without end": ["exec cat /dev/zero", /too large.*\n.*more than 16 MiB/, untilEnd],
  "that prints errors without end": ["exec cat /dev/zero >&2", /in time/],
  "that answers with nothing": ["cat >/dev/null", /answer is incomplete/],
  "whose answer is incomplete": ["bash -s | head -c 3000", /answer is incomplete/, untilEnd],
  "whose login shell is not a shell": [
    "cat >/dev/null; echo This account is not available.; exit 1",
    /exit code 1: This account/,
  ],
  "whose output contains control sequences of a terminal": [
    "cat >/dev/null; printf '\\033[2J'; exit 7",
    /code 7: \\u001b\[2J/,
  ],
};

suite("a lab behind a real sshd", { skip: noMachine, concurrency: 3, timeout: 300_000 }, () => {
  for (const [name, [command, why, seconds = deadline]] of Object.entries(misbehaving)) {
    test(`a lab ${name} gives exit code 2`, async () => {
      const server = await ownMachine(command);
      try {
        assertBroken(await runChecks(asked(server, seconds)), why);
      } finally {
        await server.stop();
      }
    });
  }

  test("a change of the clock during a run does not change the deadline", async () => {
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

  test("the probes work after a shell's greeting, and two runs at the same time give the same result", async () => {
    const server = await ownMachine("printf 'Welcome \\377 ==> x <==\\n'; exec bash -s");
    try {
      const runs = [1, 2].map(() =>
        runChecks(["--target", server.target, "--reporter", "json", "--task", "3"]),
      );
      const [one, two] = (await Promise.all(runs)).map(({ code, stdout, stderr }) => {
        // No service runs here.
        assert.equal(code, 1, stderr);
        return JSON.parse(stdout).requirements.map((each: { holds: boolean }) => each.holds);
      });
      assert.deepEqual(one, two);
    } finally {
      await server.stop();
    }
  });
});
