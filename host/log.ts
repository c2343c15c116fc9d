import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const project = dirname(dirname(fileURLToPath(import.meta.url)));

/** Vagrant's folder of this lab, where what we keep of it lies, too. */
export const dotfiles = process.env.VAGRANT_DOTFILE_PATH ?? join(project, ".vagrant");

/** Everything that the last `npm start` said, and Vagrant, and the checks. */
export const logFile = join(dotfiles, "applab", "start.log");

/** Why the log has not all of it: a full disk, a folder of somebody else's. That must not end a start. */
let trouble: string | undefined;

/** Begins the log of this run. */
export function beginLog(command = "npm start"): void {
  const facts = `Node ${process.version}, ${process.platform} ${process.arch}`;
  attempt(() => {
    mkdirSync(dirname(logFile), { recursive: true });
    writeFileSync(
      logFile,
      `${new Date().toISOString()} ${command} ${process.argv.slice(2).join(" ")}\n${facts}\n`,
    );
  });
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
