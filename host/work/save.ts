/** npm run save: copies the learner's work in the lab's folder ~/lab to the host. */
import { existsSync } from "node:fs";
import { ignoreBrokenPipe } from "../../core/broken-pipe.ts";
import { formatFailure } from "../../core/failure.ts";
import { LabUnreachable } from "../../core/lab-unreachable.ts";
import { readArguments } from "../../core/read-arguments.ts";
import { waiting } from "../../core/waiting.ts";
import { formatSize, NotCopied } from "../reset/home.ts";
import { saveWork, workBefore, workFolder } from "./work.ts";

const usage = `usage: npm run save

Copies the folder ~/lab of the lab to ${workFolder()}. The copy of before is kept beside it.
'npm start' copies it into a new lab.

Exit code: 0 saved, 1 there is nothing to save or it cannot be copied, 2 the lab could not be reached.
`;

ignoreBrokenPipe();
if (readLine()) process.exitCode = await save();

function readLine(): boolean {
  try {
    const { values } = readArguments({
      options: { help: { type: "boolean", short: "h", default: false } },
    });
    if (values.help) process.stdout.write(usage);
    return !values.help;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}`);
    process.exitCode = 2;
    return false;
  }
}

/** @returns the exit code. */
async function save(): Promise<number> {
  try {
    const size = formatSize(await waiting("save", "Copying ~/lab", () => saveWork()));
    const before = existsSync(workBefore()) ? `; the copy of before is in ${workBefore()}` : "";
    console.log(`Saved ~/lab (${size}) to ${workFolder()}${before}.`);
    return 0;
  } catch (error) {
    if (error instanceof LabUnreachable) {
      console.error(formatFailure(error));
      return 2;
    }
    if (!(error instanceof NotCopied)) throw error;
    console.error(
      formatFailure({
        code: "LAB-048",
        what: "Your work in ~/lab was not saved.",
        why: error.message,
        fix: error.fix,
      }),
    );
    return 1;
  }
}
