/**
 * npm test: runs the suites one after the other, and prints the time of each. `npm test -- unit site` runs only these
 * two, `npm test -- quick` the suites for a run before a commit; `--yes` installs missing programs without asking. If CI
 * is set, a skipped test fails the run.
 */
import { existsSync } from "node:fs";
import { formatFailure as failureInLines } from "../core/failure.ts";
import { readArguments } from "../core/read-arguments.ts";
import { versionOf } from "../core/tool-version.ts";
import { examine, inLines } from "../host/doctor/examine.ts";
import { lacking } from "../host/doctor/finding.ts";
import { install } from "../host/doctor/install.ts";
import { beginRun, endLeftovers, killLeftovers } from "./leftovers.ts";
import { type Result, runSuite } from "./run-suite.ts";
import { namesFor, type Suite, suites } from "./suites.ts";
import { uefiFirmware } from "./uefi.ts";

/** The number of slow tests that are named at the end. */
const slowest = 10;

/** What builds the image of a disk. */
const imagePrograms = [
  ["/usr/bin/grub-mkimage", "--version", "grub-common", "grub"],
  ["/usr/sbin/sfdisk", "--version", "fdisk", "util-linux"],
  ["mtools", "--version", "mtools", "mtools"],
] as const;

const { yes, names } = readLine();
const unknown = names.find((name) => suites[name] === undefined);
if (unknown !== undefined) {
  console.error(`There is no suite '${unknown}'; there are: quick, ${Object.keys(suites).join(", ")}.`);
  process.exit(2);
}

// An interrupted suite ends the processes that it started. On a terminal it gets Ctrl-C itself; otherwise only this
// process gets the signal. The processes that still run are ended here, at the latest when this process ends.
const removeFolder = beginRun();
process.on("exit", () => {
  killLeftovers();
  removeFolder();
});
const cutOff = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => cutOff.abort());

// Debian leaves these out of an ordinary user's PATH; nginx, update-ca-certificates and others are there.
process.env.PATH = `${process.env.PATH}:/usr/sbin:/sbin`;

await prepare();
const results: Result[] = [];
for (const name of names) {
  if (cutOff.signal.aborted) break;
  results.push(await runSuite(name, suites[name] as Suite, cutOff.signal));
}
await endLeftovers();
summarize(results);

function readLine() {
  try {
    const { values, positionals } = readArguments({
      allowPositionals: true,
      options: { yes: { type: "boolean", default: false } },
    });
    return { yes: values.yes, names: namesFor(positionals) };
  } catch (error) {
    console.error((error as Error).message);
    process.exit(2);
  }
}

/** Installs the programs that only the suites need. Without a program its tests fail or are skipped. */
async function prepare(): Promise<void> {
  const findings = await examine();
  for (const [program, flag, apt, brew] of [
    ["nginx", "-v", "nginx-light", "nginx"],
    ["shellcheck", "--version", "shellcheck", "shellcheck"],
    ["git", "--version", "git", "git"],
    ["ruby", "--version", "ruby", "ruby"],
    ["/usr/bin/flask", "--version", "python3-flask", "flask"],
    ["/usr/bin/gunicorn", "--version", "gunicorn", "gunicorn"],
    ...(names.includes("image") ? imagePrograms : []),
    ["ab", "-V", "apache2-utils", "httpd"],
    ["/usr/bin/chromium", "--version", "chromium", "chromium"],
    // On your own computer it would open port 22; without it the tests that need it are skipped.
    ...(process.env.CI ? ([["/usr/sbin/sshd", "-V", "openssh-server", "openssh"]] as const) : []),
  ] as const) {
    if ((await versionOf(program, flag)) === undefined) {
      findings.push(lacking("LAB-019", program, "not installed", { apt: [apt], brew: [brew], winget: [] }));
    }
  }
  if (names.includes("image") && !existsSync(uefiFirmware))
    findings.push(lacking("LAB-019", "UEFI", "not installed", { apt: ["ovmf"], brew: ["qemu"], winget: [] }));
  console.log(inLines(findings));
  const installed = await install(findings, { yes });
  if (typeof installed === "object") console.error(failureInLines(installed));
  else if (installed) console.log("Installed what was missing.");
}

/** Prints the failures, the slow tests and the result of each suite, and sets the exit code. */
function summarize(results: Result[]): void {
  for (const text of results.flatMap(({ failures }) => failures)) console.log(text);
  const tests = results.flatMap((result) => result.tests).sort((a, b) => b.seconds - a.seconds);
  console.log(`\nThe ${slowest} slowest tests:`);
  for (const { suite, name, seconds } of tests.slice(0, slowest))
    console.log(`${`${Math.round(seconds)} s`.padStart(6)}  ${suite}: ${name}`);
  console.log("");
  const total = { passed: 0, failed: 0, skipped: 0, seconds: 0 };
  for (const result of results) {
    const { name, seconds } = result;
    console.log(`${name.padEnd(6)} ${counts(result).padEnd(40)} ${Math.round(seconds)} s`);
    for (const key of ["passed", "failed", "skipped", "seconds"] as const) total[key] += result[key];
  }
  console.log(`\n${Math.round(total.seconds / 6) / 10} minutes`);
  console.log(counts(total));
  const skippedInCi = process.env.CI !== undefined && total.skipped > 0;
  if (skippedInCi) console.error("In CI nothing may be skipped; the reasons are above.");
  process.exitCode = cutOff.signal.aborted || total.failed > 0 || skippedInCi ? 1 : 0;
}

function counts({ passed, failed, skipped }: { passed: number; failed: number; skipped: number }): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
