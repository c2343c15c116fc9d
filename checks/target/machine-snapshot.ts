/** Machine snapshots of the lab of this folder, by Vagrant's own commands: whatever its provider, if that has any. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { keptFolder, project } from "../../core/paths.ts";

/** Milliseconds that the save may take: a hypervisor on a slow disk writes all of the lab's memory. */
const patience = 300_000;

/** What vagrant/snapshot_record.rb keeps of each snapshot, as long as that is there. */
const recordOf = (name: string) => join(keptFolder(), "snapshots", `${name}.json`);

/** Whether the lab has a snapshot of that name. */
export const hasSnapshot = (name: string) => existsSync(recordOf(name));

/** The task before which the lab was then; undefined where all were solved. */
export function taskOf(name: string): number | undefined {
  try {
    const { task } = JSON.parse(readFileSync(recordOf(name), "utf8"));
    return task === null ? undefined : Number(task);
  } catch {
    return undefined;
  }
}

/** A Vagrant that is about to save a snapshot. */
export interface Saving {
  /**
   * Saves it now. One of the same name is deleted before, as Vagrant does it.
   * @returns why that failed; undefined where it did not.
   */
  save: () => Promise<string | undefined>;
  /** Ends Vagrant, before anything is saved or deleted. */
  cancel: () => Promise<void>;
}

/** Starts Vagrant, which takes seconds, while it is not known yet whether the snapshot is wanted. */
export function beginSaving(name: string): Saving {
  const vagrant = execa("vagrant", ["snapshot", "save", "--force", name], {
    cwd: project,
    // See vagrant/snapshot_when_told.rb. With a log of ours Vagrant leaves its own log alone.
    env: { VAGRANT_NO_COLOR: "1", LAB_SNAPSHOT_WHEN_TOLD: "1", LAB_START_LOG: "none" },
    reject: false,
    timeout: patience,
  });
  // A Vagrant that has ended already says itself why.
  vagrant.stdin.on("error", () => {});
  return {
    save: async () => {
      vagrant.stdin.end("go\n");
      const { failed, timedOut, stderr, shortMessage = "" } = await vagrant;
      if (!failed) return undefined;
      return timedOut ? `no answer within ${patience / 1000} s` : reasonIn(stderr) || shortMessage;
    },
    cancel: async () => {
      vagrant.kill();
      await vagrant;
    },
  };
}

/** The first paragraph of what Vagrant says of its failure. */
export const reasonIn = (said: string) =>
  (said.trim().split(/\n\s*\n/)[0] ?? "").trim().replace(/\s+/g, " ").replace(/\.$/, "");
