/**
 * npm run doctor: lists what the lab needs of this host, with a fix and a code for what is missing. On a terminal, or with
 * --yes, it can install missing packages, as 'npm start' does. Exit code 1 if something is still missing at the end.
 */

import { beginLog } from "../output/log.ts";
import { reportFailure } from "../output/output.ts";
import { Interrupted } from "../vagrant/run-vagrant.ts";
import { examine, inLines } from "./examine.ts";
import { prepareHost } from "./prepare-host.ts";

const yes = process.argv.includes("--yes");

// Without a terminal it only reports.
process.exitCode = await (yes || process.stdin.isTTY ? fix() : list());

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
