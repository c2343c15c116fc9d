/**
 * npm run doctor: what this host has of what the lab needs, and the mend of what it lacks, under a code each. On a
 * terminal, or with --yes, it offers what 'npm start' does: to install what packages bring. Exit code 1 if something is
 * lacking in the end.
 */
import { inLines as failureInLines } from "../checks/failure.ts";
import { examine, inLines } from "./examine.ts";
import { install } from "./install.ts";
import { Interrupted } from "./vagrant.ts";

const yes = process.argv.slice(2).some((word) => word === "--yes" || word === "-y");

async function lookAround(): Promise<boolean> {
  const findings = await examine();
  console.log(inLines(findings));
  if (findings.every(({ state }) => state !== "bad")) return true;
  // Who only asks, as a script does, is only told.
  if (!yes && !process.stdin.isTTY) return false;
  const installed = await install(findings, { yes });
  if (typeof installed === "object") console.error(failureInLines(installed));
  if (installed !== true) return false;
  console.log("Installed. This host now:");
  const now = await examine();
  console.log(inLines(now));
  return now.every(({ state }) => state !== "bad");
}

try {
  process.exitCode = (await lookAround()) ? 0 : 1;
} catch (error) {
  if (!(error instanceof Interrupted)) throw error;
  process.exitCode = 130;
}
