/**
 * npm start: from a bare host to a lab whose checks are green. Whatever is done already is not done again, so that a
 * second start carries on after a failure, and takes seconds on a lab that runs.
 */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { execa } from "execa";
import { isProvisioned } from "../checks/lab.ts";
import type { Target } from "../checks/target.ts";
import { LabUnreachable } from "../checks/unreachable.ts";
import { vagrantTarget } from "../checks/vagrant.ts";
import { say } from "./clock.ts";
import { examine, inLines } from "./examine.ts";
import { install } from "./install.ts";
import { Interrupted, logFile, vagrant } from "./vagrant.ts";

const usage = "usage: npm start [-- --yes]\n\n  --yes   install what is missing without asking\n";

try {
  process.exitCode = await start(readArguments());
} catch (error) {
  if (!(error instanceof Interrupted)) throw error;
  say("Stopped. 'npm start' carries on from here.");
  process.exitCode = 130;
}

function readArguments(): { yes: boolean } {
  try {
    return parseArgs({ options: { yes: { type: "boolean", short: "y", default: false } } }).values;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}`);
    process.exit(2);
  }
}

/** @returns the exit code: 0 green, 1 a requirement does not hold, 2 there is no lab to be judged. */
async function start({ yes }: { yes: boolean }): Promise<number> {
  if (await runs()) {
    say("The lab is running already.");
  } else {
    if (!(await prepareHost(yes))) return 2;
    if (!(await vagrant("up"))) return failed("vagrant up");
    // 'vagrant up' does not provision a second time what was provisioned half.
    if (!(await runs()) && !(await vagrant("provision"))) return failed("vagrant provision");
  }
  say("The checks:\n");
  const code = await check();
  if (code !== 2) await showWays(await vagrantTarget());
  return code;
}

/** Whether the lab is up and was provisioned to the end. */
async function runs(): Promise<boolean> {
  for (const fresh of [false, true]) {
    try {
      return await isProvisioned(await vagrantTarget({ fresh }));
    } catch (error) {
      if (!(error instanceof LabUnreachable)) throw error;
    }
  }
  return false;
}

/** The doctor's round, and the mend of what it finds missing. */
async function prepareHost(yes: boolean): Promise<boolean> {
  say("This host:");
  let findings = await examine();
  console.log(inLines(findings));
  if (findings.every(({ state }) => state !== "bad")) return true;

  if (await install(findings, { yes })) {
    say("Installed. This host now:");
    findings = await examine();
    console.log(inLines(findings));
  }
  if (findings.every(({ state }) => state !== "bad")) return true;
  say("The lab cannot start before that is mended.");
  return false;
}

function failed(command: string): number {
  say(`'${command}' failed; the reason stands above, all of it in ${logFile}`);
  say("Mend the cause, then 'npm start' carries on.");
  return 2;
}

/** Runs the checks as `npm run checks` does. */
async function check(): Promise<number> {
  const [reporter, main] = ["reporter.ts", "main.ts"].map(
    (file) => new URL(`../checks/${file}`, import.meta.url),
  );
  const args = ["--import", "tsx", `--test-reporter=${reporter}`, fileURLToPath(main as URL)];
  const { exitCode } = await execa(process.execPath, args, { stdio: "inherit", reject: false });
  return exitCode ?? 2;
}

async function showWays({ site, service }: Target): Promise<void> {
  console.log(`
  The page behind Nginx           ${site}airbnb-onepage/
  The application server itself   ${service}airbnb-onepage/

  vagrant ssh               log in; 'attach onepage' there shows the running server
  npm run checks            judge the lab again, after you broke or mended something
  vagrant halt              switch it off; 'npm start' switches it on again
`);
}
