/** Why a Vagrant command failed, from what it printed. */
import type { Code, Failure } from "../../core/failure.ts";

/** Vagrant's messages that users meet: how each begins, its code, why and fix. */
export const messages: [says: string, code: Code, why: string, fix: string][] = [
  [
    "The box failed to unpackage properly.",
    "LAB-291",
    "the box file is not a box, or is incomplete",
    "remove the file that LAB_BOX names, or ~/.vagrant.d/tmp, and download it again",
  ],
  [
    "An action '",
    "LAB-292",
    "another Vagrant is running on this lab",
    "wait until it has finished, or end it",
  ],
  [
    "Vagrant can't use the requested machine because it is locked!",
    "LAB-292",
    "another Vagrant is running on this lab",
    "wait until it has finished, or end it",
  ],
  [
    "An error occurred while downloading the remote file.",
    "LAB-293",
    "the box cannot be downloaded",
    "check the host's network and, behind a proxy, https_proxy; or choose another box with LAB_BOX",
  ],
  [
    "could not be accessed in the remote catalog.",
    "LAB-293",
    "the box cannot be downloaded",
    "check the host's network and, behind a proxy, https_proxy; or choose another box with LAB_BOX",
  ],
  [
    "Timed out while waiting for the machine to boot.",
    "LAB-294",
    "the machine has started, but its ssh did not answer",
    "look at its console; 'vagrant halt -f' switches the machine off",
  ],
  [
    "There was an error when attempting to rsync a synced folder.",
    "LAB-295",
    "rsync cannot copy the project into the lab",
    "fix what rsync reports; docs/troubleshooting.md#lab-295 explains its usual messages",
  ],
  [
    "Vagrant cannot forward the specified ports on this VM",
    "LAB-296",
    "a port of the host is taken",
    "set LAB_SITE_PORT and LAB_SERVICE_PORT to free ones",
  ],
  [
    "Vagrant found a port collision for the specified port and virtual machine.",
    "LAB-296",
    "all ports that Vagrant can use instead of a taken one, 2200 to 2250, are taken",
    "stop what uses them; 'vagrant global-status' lists other virtual machines",
  ],
  [
    "This provider doesn't support snapshots.",
    "LAB-297",
    "the lab's provider has no snapshots",
    "'vagrant provision' restores the app, the units and the site from the project",
  ],
  [
    "The snapshot name `",
    "LAB-231",
    "the lab has no snapshot of that name",
    "'vagrant snapshot list' shows its snapshots",
  ],
  [
    "No usable default provider could be found for your system.",
    "LAB-014",
    "this host has no program that runs virtual machines",
    "npm run doctor says what to install",
  ],
];

/** A line with a code of ours, as provisioning and the embedded provider write it. */
const coded = /(LAB-\d{3}): docs\/troubleshooting\.md/;
const prefixed = /^(==>| {3}) \S+: ?/;

/**
 * The error for a failed Vagrant command.
 * @param lines what Vagrant printed, in full.
 * @param again the command that continues when the cause is fixed, if there is one.
 */
export function failureOf(command: string, lines: string[], again: string | undefined): Failure {
  const what = `'${command}' failed.`;
  const carryOn = (fix: string) =>
    again === undefined ? fix : `${fix.replace(/\.$/, "")}; then run '${again}' again`;
  const at = lines.findLastIndex((line) => coded.test(line));
  if (at >= 0) {
    const code = coded.exec(lines[at] as string)?.[1] as Code;
    const { why, fix } = prefixed.test(lines[at] as string) ? ofStep(lines) : ofProvider(lines.slice(0, at));
    return { code, what, why, fix: carryOn(fix) };
  }
  const all = lines.map((line) => line.replace(prefixed, "").trim()).join(" ");
  const [, code, why, fix] = messages.find(([says]) => all.includes(says)) ?? [
    "",
    "LAB-290" as const,
    paragraphsOf(errorOf(lines))[0] ??
      lines.findLast((line) => line.trim() !== "") ??
      "Vagrant printed nothing",
    "the lines above are from Vagrant; the log has its whole output",
  ];
  const more = code === "LAB-295" ? saidByRsync(lines) : "";
  return { code, what, why: `${why.trim()}${more}`, fix: carryOn(fix) };
}

/** Vagrant prints rsync's message at the end of its own. */
function saidByRsync(lines: string[]): string {
  const said = errorOf(lines)
    .join("\n")
    .split(/^Error: /m)
    .at(-1);
  const [first, ...others] = (said ?? "").split("\n").filter((line) => line.trim() !== "");
  return first === undefined ? "" : [`: ${first}`, ...others].join("; ");
}

/** The error is the last text that Vagrant prints, and has no prefix. */
const errorOf = (lines: string[]) =>
  lines.slice(lines.findLastIndex((line) => prefixed.test(line) || /^box: /.test(line)) + 1);

const paragraphsOf = (lines: string[]) =>
  lines
    .join("\n")
    .split(/\n\s*\n/)
    .map((each) => each.trim().replace(/\s+/g, " "))
    .filter((each) => each !== "");

/** A provisioning step says `error:` and `fix:`, or at least which command failed. */
function ofStep(lines: string[]): { why: string; fix: string } {
  const last = (start: RegExp) =>
    lines
      .findLast((line) => start.test(line.replace(prefixed, "")))
      ?.replace(prefixed, "")
      .replace(start, "");
  return {
    why: last(/^ *error: +/) ?? last(/^ *failed: +/) ?? "a provisioning step did not finish",
    fix: last(/^ *fix: +/) ?? "the step's last lines are above",
  };
}

/** The text ends with what to do. */
function ofProvider(lines: string[]): { why: string; fix: string } {
  const paragraphs = paragraphsOf(errorOf(lines));
  // Skip Vagrant's own preface to an error in the Vagrantfile.
  const [why = "", ...rest] = paragraphs.filter((each) => !/^Vagrant failed to initialize/.test(each));
  return ofBox(lines) ?? { why, fix: rest.at(-1) ?? "see the message above" };
}

/** A failed build of the box prints the step, its output, and at the end what to try. */
function ofBox(lines: string[]): { why: string; fix: string } | undefined {
  const at = lines.findLastIndex((line) => line.startsWith("box: this failed: "));
  if (at < 0) return undefined;
  const said = lines.slice(at);
  return {
    why: said.find((line) => /^E: /.test(line)) ?? "a step of box/build.sh failed; its last lines are above",
    fix: said.findLast((line) => line.startsWith("box: "))?.replace("box: ", "") ?? "",
  };
}
