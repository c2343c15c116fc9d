/** What `npm run undo` would undo: the command, kept beside the machine snapshot of the lab as it was before it. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { keptFolder } from "../../core/paths.ts";
import { beginSaving, hasSnapshot } from "./machine-snapshot.ts";

/** The machine snapshot; there is one, of the last of these commands. */
export const undoSnapshot = "undo";

export interface Undoable {
  /** As it was typed: `npm run solve -- 3`. */
  command: string;
  /** When it was begun: ISO 8601. */
  at: string;
}

const undoFile = () => join(keptFolder(), "undo.json");

/** @returns undefined where there is nothing to undo, or the snapshot has gone: with its machine, for one. */
export function readUndo(): Undoable | undefined {
  if (!hasSnapshot(undoSnapshot)) return undefined;
  try {
    const { command, at } = JSON.parse(readFileSync(undoFile(), "utf8"));
    return typeof command === "string" && !Number.isNaN(Date.parse(at)) ? { command, at } : undefined;
  } catch {
    return undefined;
  }
}

export const forgetUndo = () => rmSync(undoFile(), { force: true });

/** The lab is about to be kept for `npm run undo`. */
export interface Keeping {
  /**
   * Keeps it as it is now, in place of what was kept before.
   * @returns why it could not be kept; undefined where it was.
   */
  keep: () => Promise<string | undefined>;
  /** The command is not done after all: what was kept before stays. */
  drop: () => Promise<void>;
}

/** Gets ready to keep the lab for `npm run undo`, while it is not known yet whether the command will change it. */
export function prepareUndo(command: string): Keeping {
  const saving = beginSaving(undoSnapshot);
  let ended = false;
  return {
    keep: async () => {
      ended = true;
      // The snapshot of before is deleted first: from here on there is nothing to undo until the new one is there.
      forgetUndo();
      const failure = await saving.save();
      return failure ?? writeUndo({ command, at: new Date().toISOString() });
    },
    drop: async () => {
      if (!ended) await saving.cancel();
    },
  };
}

/** @returns why that failed; undefined where it did not. */
function writeUndo(undoable: Undoable): string | undefined {
  const own = `${undoFile()}.${process.pid}`;
  try {
    mkdirSync(keptFolder(), { recursive: true });
    writeFileSync(own, `${JSON.stringify(undoable)}\n`);
    renameSync(own, undoFile());
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
