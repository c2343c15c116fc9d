import type { Failure } from "../../core/failure.ts";
import { isJson, printNote, reportEvent } from "../output/output.ts";
import { examine } from "./examine.ts";
import { type Finding, installCommand } from "./finding.ts";
import { install, packagesOf } from "./install.ts";

/** Examines the host, and installs what is missing. */
export async function prepareHost(yes: boolean): Promise<{ findings: Finding[]; failure?: Failure }> {
  printNote("This host:");
  const findings = await lookAround();
  if (bad(findings).length === 0) return { findings };

  const installed = await install(findings, { yes, mute: isJson(), printNote });
  if (typeof installed === "object") return { findings, failure: installed };
  if (!installed) return { findings, failure: inOne(bad(findings)) };
  printNote("Installed. This host now:");
  const now = await lookAround();
  return bad(now).length === 0 ? { findings: now } : { findings: now, failure: inOne(bad(now)) };
}

async function lookAround(): Promise<Finding[]> {
  const findings = await examine();
  for (const { packages: _, ...finding } of findings) reportEvent({ event: "finding", ...finding });
  return findings;
}

const bad = (findings: Finding[]) => findings.filter(({ state }) => state === "bad");

/** On Windows an open terminal does not find what was just installed. */
const inNewTerminal = process.platform === "win32" ? ", in a new terminal" : "";

/** One missing thing has its own code; several share one. */
function inOne(findings: Finding[]): Failure {
  const [first, ...others] = findings;
  const packages = packagesOf(findings);
  const command = packages === undefined ? [] : [`install what is missing: ${installCommand(packages)}`];
  const fixes = findings.flatMap(({ packages, fix }) => (packages === undefined && fix ? fix : []));
  return {
    code: others.length === 0 && first?.code !== undefined ? first.code : "LAB-010",
    what: "The lab cannot start on this host yet.",
    why: findings.map(({ thing, found }) => `${thing}: ${found}`).join("; "),
    fix: `${[...command, ...fixes].join("; ")}; then run 'npm start' again${inNewTerminal}`,
  };
}
