import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const project = dirname(dirname(fileURLToPath(import.meta.url)));

/** Where vagrant/exercise.rb keeps the number of the task that the lab of this folder stands before. */
const file = join(process.env.VAGRANT_DOTFILE_PATH ?? join(project, ".vagrant"), "applab", "task");

/** The number that stands for a lab with everything solved, for which no file is kept. */
export const all = 8;

/** The first task that the lab has not solved. */
export function readStand(): number {
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  return /^[0-7]\s*$/.test(text) ? Number(text) : all;
}

/** Puts the number back that was there before. */
export function writeStand(task: number): void {
  if (task === all) rmSync(file, { force: true });
  else writeFileSync(file, `${task}\n`);
}
