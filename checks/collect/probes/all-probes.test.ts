/** All probes, on a test machine that has nothing of the lab. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { suite, test } from "node:test";
import { readCommandLine } from "../../cli.ts";
import { run } from "../../ssh/session.ts";
import { serverTarget } from "../../target/ssh-target.ts";
import type { Server } from "../../target/target.ts";
import { noMachine, ownMachine } from "../../testing/test-machine.ts";
import { parseReadings } from "../parse/readings.ts";
import { probeScript } from "./probe-script.ts";
import { otherProbes, probes } from "./probes.ts";
import { madeRequests } from "./requests.ts";

suite("on a machine without a lab", { skip: noMachine }, () => {
  test("every probe says how it ended: else the look would count as one of a busy lab, and be repeated", async () => {
    const machine = await ownMachine();
    try {
      const { target } = readCommandLine(["--target", machine.target]);
      const mark = `probes-${randomUUID()}`;
      const output = await run(await serverTarget(target as Server), `${probeScript(probes({}), mark)}\n`);
      const readings = parseReadings(output, mark);
      const silent = [...otherProbes, ...Object.keys(madeRequests)].filter(
        (name) => readings.get(name)?.code === undefined,
      );
      assert.deepEqual(silent, []);
    } finally {
      await machine.stop();
    }
  });
});
