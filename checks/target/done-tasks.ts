/** The tasks that passed at some run, as it is kept beside what else is known of the lab's machine. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { isTask } from "../../core/curriculum.ts";
import { dotfiles, keptFolder } from "../../core/paths.ts";

const file = () => join(keptFolder(), "done.json");

/** The id of the machine: another machine has done nothing yet. */
function machineId(): string {
  const folder = join(dotfiles(), "machines", "default");
  const providers = existsSync(folder) ? readdirSync(folder) : [];
  const ids = providers.map((provider) => join(folder, provider, "id")).filter(existsSync);
  return ids.map((each) => readFileSync(each, "utf8")).join();
}

/** The numbers of the tasks that passed before, in this machine. */
export function readDoneTasks(): number[] {
  try {
    const { machine, done } = JSON.parse(readFileSync(file(), "utf8"));
    return machine === machineId() && Array.isArray(done)
      ? done.filter((task) => isTask(String(task))).map(Number)
      : [];
  } catch {
    return [];
  }
}

/** Keeps the tasks that pass now, beside those that passed before. */
export function keepDoneTasks(before: number[], now: number[]): void {
  const done = [...new Set([...before, ...now])].sort();
  if (done.length === before.length) return;
  try {
    mkdirSync(dirname(file()), { recursive: true });
    writeFileSync(file(), JSON.stringify({ machine: machineId(), done }));
  } catch {
    // Then the next run calls a task "not begun" that was done: a pity, and no reason to fail.
  }
}
