/** The machine snapshot `green`: the lab as it was when its last provisioning had ended and the checks were green. */
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../../checks/ssh/session.ts";
import { beginSaving, hasSnapshot } from "../../checks/target/machine-snapshot.ts";
import type { Target } from "../../checks/target/target.ts";
import { withLab } from "../../checks/target/vagrant-target.ts";
import { keptFolder } from "../../core/paths.ts";
import { roomForSnapshot } from "../doctor/findings/space.ts";
import { elapsed } from "../output/clock.ts";
import { printNote } from "../output/output.ts";

export const greenSnapshot = "green";

/** Which lab was kept, and of which provisioning. */
interface Green {
  identity: string;
  /** ISO 8601. */
  at: string;
  /** Whether its provider has no snapshots: it need not be asked again. */
  impossible: boolean;
}

const greenFile = () => join(keptFolder(), "green.json");

export function readGreen(): Green | undefined {
  try {
    return JSON.parse(readFileSync(greenFile(), "utf8"));
  } catch {
    return undefined;
  }
}

/** As Vagrant says it of a provider that cannot. */
const noSnapshots = /provider doesn't support snapshots/;

/**
 * Saves the lab unless it was saved since its last provisioning. A failure is only reported: the lab is still green.
 *
 * Vagrant cannot rename a snapshot; `--force` deletes the old one, then saves. So the free disk space is checked first, to
 * keep the old one if there is too little.
 * @param isGreen is called only if the lab would be saved.
 */
export async function keepGreen(isGreen = async () => true): Promise<void> {
  const identity = await withLab(identityOf).catch(() => undefined);
  if (identity === undefined)
    return printNote("The lab is not saved for 'npm run reset': it no longer answers.");
  const kept = readGreen();
  if (kept?.identity === identity && (kept.impossible || hasSnapshot(greenSnapshot))) return;
  // A lab with an active fault is not green, even if the checks cannot see the fault.
  if (faultsAtHand().includes(identity) || !(await isGreen())) return;
  const began = elapsed();
  const failure = (await roomForSnapshot()) ?? (await beginSaving(greenSnapshot).save());
  if (failure === undefined) {
    printNote(
      `Saved as the snapshot '${greenSnapshot}': 'npm run reset' goes back to it (${seconds(began)}).`,
    );
  } else {
    const older = hasSnapshot(greenSnapshot) ? "; the previous snapshot is kept" : "";
    printNote(`The lab is not saved for 'npm run reset': ${failure}${older}.`);
  }
  const impossible = failure !== undefined && noSnapshots.test(failure);
  if (failure === undefined || impossible) {
    write({ identity, at: new Date().toISOString(), impossible });
  }
}

const seconds = (began: number) => `${(elapsed() - began).toFixed(1)} s`;

/** Changes when the lab is another one, or was provisioned again. faults/engine/progress.ts keeps the same word. */
async function identityOf(lab: Target): Promise<string> {
  const text = await run(lab, "cat /etc/machine-id /var/lib/applab/provisioned 2>/dev/null || true");
  return text.toString().trim().replace(/\s+/g, " ");
}

/** The identities of the labs with active faults. */
function faultsAtHand(): string[] {
  try {
    const { atHand } = JSON.parse(readFileSync(join(keptFolder(), "progress.json"), "utf8"));
    return atHand.map(({ lab }: { lab: string }) => lab);
  } catch {
    return [];
  }
}

function write(green: Green): void {
  try {
    const own = `${greenFile()}.${process.pid}`;
    writeFileSync(own, `${JSON.stringify(green)}\n`);
    renameSync(own, greenFile());
  } catch {
    // Then the next start keeps the lab once more.
  }
}
