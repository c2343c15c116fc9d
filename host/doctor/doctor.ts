/**
 * npm run doctor: lists what the lab needs of this host, with a fix and a code for what is missing. On a terminal, or with
 * --yes, it can install missing packages, as 'npm start' does. Exit code 1 if something is still missing at the end.
 */

import { readArguments } from "../../core/read-arguments.ts";
import { beginLog } from "../output/log.ts";
import { reportFailure } from "../output/output.ts";
import { Interrupted } from "../vagrant/run-vagrant.ts";
import { examine, inLines } from "./examine.ts";
import { prepareHost } from "./prepare-host.ts";

const usage = `usage: npm run doctor [-- --yes]

  --yes   install missing packages without asking
`;

const { yes } = read();

// Without a terminal it only reports.
process.exitCode = await (yes || process.stdin.isTTY ? fix() : list());

function read() {
  try {
    const { values } = readArguments({
      options: {
        yes: { type: "boolean", short: "y", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    if (!values.help) return values;
    process.stdout.write(usage);
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}`);
    process.exit(2);
  }
}

async function list(): Promise<number> {
  const findings = await examine();
  console.log(inLines(findings));
  return findings.some(({ state }) => state === "bad") ? 1 : 0;
}

async function fix(): Promise<number> {
  beginLog("npm run doctor");
  try {
    const { failure } = await prepareHost(yes);
    if (failure === undefined) return 0;
    reportFailure(failure);
    return 1;
  } catch (error) {
    if (error instanceof Interrupted) return 130;
    throw error;
  }
}
