/** What a boot starts keeps the lab busy: after one, a look may take longer than usual. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { parseTarget } from "../target/parse-target.ts";
import { serverTarget } from "../target/ssh-target.ts";
import { noMachine, type OwnMachine, ownMachine } from "../testing/test-machine.ts";
import { collectSnapshot } from "./snapshot.ts";

const folder = mkdtempSync(join(tmpdir(), "applab-boot-"));
let machine: OwnMachine | undefined;
after(async () => {
  await machine?.stop();
  rmSync(folder, { recursive: true });
});

/** Milliseconds for an answer, and the seconds that the look after the boot waits before it begins. */
const [deadline, late] = [6000, 7];

test("a lab that was just booting has more time for its answer than one that was not", {
  skip: noMachine,
}, async () => {
  // It says that it is booting, then that the boot is over; then it is slow.
  machine = await ownMachine(`
    echo >>${folder}/asked
    case $(wc -l <${folder}/asked) in
      1) grep -om 1 "probes-[0-9a-f-]* is booting"; cat >/dev/null ;;
      2) cat >/dev/null ;;
      *) sleep ${late}; exec bash -s ;;
    esac`);
  const target = await serverTarget(parseTarget(machine.target));
  const lab = await collectSnapshot(target, undefined, deadline);
  assert.equal(lab.reading("numbers").code, 0);
});
