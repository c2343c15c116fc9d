/** The log of a command: .vagrant/applab/start.log. */
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { keptFolder } from "../../core/paths.ts";

const folder = keptFolder();

/** The output of this command, of Vagrant and of the checks. */
export let logFile = join(folder, "start.log");

/** Has the process id of the run whose log start.log is, while it goes on; host/bootstrap.cjs looks there, too. */
const owner = join(folder, "start.pid");

/** Why the log is incomplete, such as a full disk or missing permission. That must not end a start. */
let trouble: string | undefined;

/** Begins the log of this run. Vagrant refuses a second run at the same time, which must not overwrite this log. */
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

/** Takes start.log, if no other run has it. */
function own(): boolean {
  try {
    // A run that was killed leaves its id.
    if (!runs(Number(readFileSync(owner, "utf8")))) rmSync(owner, { force: true });
  } catch {
    // No run has it.
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

/** Writes at once, so that the log of a killed run is complete. */
export function log(line: string): void {
  if (trouble === undefined) attempt(() => appendFileSync(logFile, `${line}\n`));
}

/** The line that names the log file. */
export const placeOfLog = () =>
  trouble === undefined ? `Full log: ${logFile}` : `The log could not be written: ${trouble}`;

function attempt(body: () => void): void {
  try {
    body();
  } catch (error) {
    trouble = (error as Error).message;
  }
}
