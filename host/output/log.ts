/** The log of a command: .vagrant/applab/start.log. */
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { keptFolder } from "../../core/paths.ts";

const folder = keptFolder();

/** Everything that this command said, and Vagrant, and the checks. */
export let logFile = join(folder, "start.log");

/** Has the process id of the run whose log start.log is, while it goes on; host/bootstrap.cjs looks there, too. */
const owner = join(folder, "start.pid");

/** Why the log has not all of it: a full disk, a folder of somebody else's. That must not end a start. */
let trouble: string | undefined;

/** Begins the log of this run. A second one beside it is refused later, by Vagrant, and must not write over it. */
export function beginLog(command = "npm start"): void {
  const facts = `Node ${process.version}, ${process.platform} ${process.arch}`;
  attempt(() => {
    mkdirSync(folder, { recursive: true });
    if (!own()) logFile = join(folder, `start-${process.pid}.log`);
    writeFileSync(
      logFile,
      `${new Date().toISOString()} ${command} ${process.argv.slice(2).join(" ")}\n${facts}\n`,
    );
  });
}

/** Takes the usual place, if no other run has it. */
function own(): boolean {
  try {
    // One that has ended has left it, unless it was killed.
    if (!runs(Number(readFileSync(owner, "utf8")))) rmSync(owner, { force: true });
  } catch {
    // Nobody has it.
  }
  try {
    writeFileSync(owner, String(process.pid), { flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
  process.once("exit", () => rmSync(owner, { force: true }));
  return true;
}

function runs(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Writes at once: a run that is cut off leaves what it has said. */
export function log(line: string): void {
  if (trouble === undefined) attempt(() => appendFileSync(logFile, `${line}\n`));
}

/** The line that says where it is. */
export const placeOfLog = () =>
  trouble === undefined ? `All of it: ${logFile}` : `The log could not be written: ${trouble}`;

function attempt(body: () => void): void {
  try {
    body();
  } catch (error) {
    trouble = (error as Error).message;
  }
}
