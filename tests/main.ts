/**
 * npm test: the suites one after the other, with the time that each took. `npm test -- unit site` runs only these; with `--yes` nobody is asked before something is installed.
 * Where CI is set nothing may be skipped, whatever the reason.
 */
import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { fileURLToPath } from "node:url";
import { inLines as failureInLines } from "../checks/failure.ts";
import { examine, inLines } from "../host/examine.ts";
import { lacking } from "../host/finding.ts";
import { install } from "../host/install.ts";
import { versionOf } from "../host/program.ts";
import { inFewLines } from "./failures.ts";

const project = dirname(dirname(fileURLToPath(import.meta.url)));

interface Suite {
  files: string[];
  /** Programs without which it cannot run. */
  needs: string[];
  /** Its files run one after the other: two Vagrants at once, for example, trip over each other's locks. */
  oneByOne?: true;
}

/** The suites in the order in which they run: what is quick to fail comes first. */
const suites: Record<string, Suite> = {
  lint: { files: ["tests/lint.test.ts", "tests/errors.test.ts"], needs: ["git", "shellcheck"] },
  unit: {
    files: ["app", "bench", "box", "core", "docs", "faults", "host", "provision", "vagrant"].flatMap(testsIn),
    needs: ["ruby"],
  },
  // One by one: what some of them do on this machine's own ports, others see.
  checks: { files: testsIn("checks"), needs: ["ssh"], oneByOne: true },
  docs: {
    files: ["pages", "docs", "recipes"].map((name) => `tests/${name}.test.ts`),
    needs: ["git", "ruby"],
  },
  site: { files: ["tests/site.test.ts"], needs: ["nginx"] },
  page: { files: ["tests/page.test.ts"], needs: ["nginx", "/usr/bin/chromium"] },
  flask: { files: ["tests/flask.test.ts"], needs: ["/usr/bin/flask", "/usr/bin/gunicorn"] },
  reload: { files: ["tests/reload.test.ts"], needs: ["nginx", "ab"] },
  host: {
    files: [
      "tests/dev.test.ts",
      "tests/host.test.ts",
      "tests/refused.test.ts",
      "tests/start.test.ts",
      "tests/failing-step.test.ts",
    ],
    needs: ["git", "vagrant"],
    oneByOne: true,
  },
  lab: { files: ["tests/lab.test.ts"], needs: ["git", "vagrant", "ssh"] },
};

function testsIn(room: string): string[] {
  const files = readdirSync(join(project, room), { recursive: true, encoding: "utf8" });
  return files.filter((file) => file.endsWith(".test.ts")).map((file) => join(room, file));
}

const yes = process.argv.includes("--yes");
const wanted = process.argv.slice(2).filter((word) => word !== "--yes");
const names = wanted.length > 0 ? wanted : Object.keys(suites);
const unknown = names.filter((name) => suites[name] === undefined);
if (unknown.length > 0) {
  console.error(`There is no suite '${unknown[0]}'; there are: ${Object.keys(suites).join(", ")}.`);
  process.exit(2);
}

// A suite that is cut off ends what it started. On a terminal it gets Ctrl-C itself; from elsewhere we alone do.
const cutOff = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => cutOff.abort());

await prepare();
const results = [];
const failures: string[] = [];
for (const name of names) {
  if (cutOff.signal.aborted) break;
  results.push(await runSuite(name));
}

for (const text of failures) console.log(text);
console.log("");
const total = { passed: 0, failed: 0, skipped: 0 };
for (const { name, passed, failed, skipped, seconds } of results) {
  console.log(
    `${name.padEnd(6)} ${`${passed} passed, ${failed} failed, ${skipped} skipped`.padEnd(40)} ${Math.round(seconds)} s`,
  );
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
if (process.env.CI && total.skipped > 0)
  console.error("In CI nothing may be skipped; the reasons stand above.");
process.exitCode = cutOff.signal.aborted || total.failed > 0 || (process.env.CI && total.skipped > 0) ? 1 : 0;

/** Installs what the suites need beyond what the lab needs. What stays away makes its tests fail or be skipped. */
async function prepare(): Promise<void> {
  const findings = await examine();
  for (const [program, flag, apt, brew] of [
    ["nginx", "-v", "nginx-light", "nginx"],
    ["shellcheck", "--version", "shellcheck", "shellcheck"],
    ["git", "--version", "git", "git"],
    ["ruby", "--version", "ruby", "ruby"],
    ["/usr/bin/flask", "--version", "python3-flask", "flask"],
    ["/usr/bin/gunicorn", "--version", "gunicorn", "gunicorn"],
    ["ab", "-V", "apache2-utils", "httpd"],
    ["/usr/bin/chromium", "--version", "chromium", "chromium"],
    // On a person's computer it would open port 22; without it the tests that need it are skipped.
    ...(process.env.CI ? ([["/usr/sbin/sshd", "-V", "openssh-server", "openssh"]] as const) : []),
  ] as const) {
    if ((await versionOf(program, flag)) === undefined) {
      findings.push(lacking("LAB-019", program, "not installed", { apt: [apt], brew: [brew], winget: [] }));
    }
  }
  console.log(inLines(findings));
  const installed = await install(findings, { yes });
  if (typeof installed === "object") console.error(failureInLines(installed));
  else if (installed) console.log("Installed what was missing.");
}

async function runSuite(name: string) {
  console.log(`\n${name}`);
  const result = { name, passed: 0, failed: 0, skipped: 0, seconds: 0 };
  const { files, needs, oneByOne = false } = suites[name] as Suite;
  for (const program of needs) {
    if ((await versionOf(program, "-v")) !== undefined) continue;
    console.log(`  skipped: there is no ${program} on the PATH`);
    return { ...result, skipped: 1 };
  }
  const started = Date.now();
  const stream = run({
    files: files.map((file) => join(project, file)),
    concurrency: oneByOne ? 1 : availableParallelism(),
    signal: cutOff.signal,
  });
  stream.on("test:fail", (event) => {
    result.failed += 1;
    const text = inFewLines(event);
    if (text !== undefined) failures.push(`\n${name}: ${text}`);
  });
  stream.on("test:pass", ({ skip }) => {
    result[skip === undefined ? "passed" : "skipped"] += 1;
  });
  const report = stream.compose(new spec());
  report.pipe(process.stdout, { end: false });
  await new Promise((resolve) => report.on("end", resolve));
  result.seconds = (Date.now() - started) / 1000;
  return result;
}
