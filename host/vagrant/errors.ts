/** What stands behind a Vagrant command that failed, from what it printed. */
import type { Code, Failure } from "../../core/failure.ts";

/** Vagrant's own words for what users meet: the beginning of the message, and what it comes to. */
export const messages: [says: string, code: Code, why: string, fix: string][] = [
  [
    "The box failed to unpackage properly.",
    "LAB-291",
    "the file of the box is no box, or only a part of one",
    "remove the file that LAB_BOX names, or ~/.vagrant.d/tmp, and fetch it again",
  ],
  ["An action '", "LAB-292", "another Vagrant is at work on this lab", "wait until it has ended, or end it"],
  [
    "Vagrant can't use the requested machine because it is locked!",
    "LAB-292",
    "another Vagrant is at work on this lab",
    "wait until it has ended, or end it",
  ],
  [
    "An error occurred while downloading the remote file.",
    "LAB-293",
    "the box cannot be downloaded",
    "see that the host has a network and, behind a proxy, https_proxy; LAB_BOX names another box",
  ],
  [
    "could not be accessed in the remote catalog.",
    "LAB-293",
    "the box cannot be downloaded",
    "see that the host has a network and, behind a proxy, https_proxy; LAB_BOX names another box",
  ],
  [
    "Timed out while waiting for the machine to boot.",
    "LAB-294",
    "the machine has started, and ssh did not answer in it",
    "look at its console; 'vagrant halt -f' switches it off",
  ],
  [
    "There was an error when attempting to rsync a synced folder.",
    "LAB-295",
    "rsync cannot copy the project into the lab",
    "see to what rsync complains of; docs/troubleshooting.md#lab-295 explains its usual words",
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
    "all of the ports that Vagrant takes instead of one that is taken, 2200 to 2250, are taken, too",
    "end what has them: other virtual machines, as 'vagrant global-status' tells",
  ],
  [
    "This provider doesn't support snapshots.",
    "LAB-297",
    "the lab's provider has no snapshots",
    "'vagrant provision' puts app, units and site back as the project has them",
  ],
  [
    "The snapshot name `",
    "LAB-231",
    "the lab has no snapshot of that name",
    "'vagrant snapshot list' shows those that there are",
  ],
  [
    "No usable default provider could be found for your system.",
    "LAB-014",
    "there is nothing here that runs a virtual machine",
    "npm run doctor tells what to install",
  ],
];

/** Whether a line carries a code of ours, as provisioning and the embedded provider write it. */
const coded = /(LAB-\d{3}): docs\/troubleshooting\.md/;
const prefixed = /^(==>| {3}) \S+: ?/;

/**
 * Puts a failure into words.
 * @param lines what Vagrant printed, in full.
 */
export function failureOf(command: string, lines: string[]): Failure {
  const what = `'${command}' failed.`;
  // A snapshot is no part of a start.
  const carryOn = (fix: string) =>
    /^vagrant snapshot /.test(command) ? fix : `${fix.replace(/\.$/, "")}; then 'npm start' carries on`;
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
    paragraphsOf(errorOf(lines))[0] ?? lines.findLast((line) => line.trim() !== "") ?? "Vagrant said nothing",
    "the lines above are Vagrant's own; the log has all of them",
  ];
  const more = code === "LAB-295" ? saidByRsync(lines) : "";
  return { code, what, why: `${why.trim()}${more}`, fix: carryOn(fix) };
}

/** Vagrant puts what rsync said at the end of its own message. */
function saidByRsync(lines: string[]): string {
  const said = errorOf(lines)
    .join("\n")
    .split(/^Error: /m)
    .at(-1);
  const [first, ...others] = (said ?? "").split("\n").filter((line) => line.trim() !== "");
  return first === undefined ? "" : [`: ${first}`, ...others].join("; ");
}

/** The text of an error is the last that Vagrant prints, and has no prefix. */
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
    why: last(/^ *error: +/) ?? last(/^ *failed: +/) ?? "a provisioning step did not come to its end",
    fix: last(/^ *fix: +/) ?? "the step's last lines are above",
  };
}

/** The text ends with what to do. */
function ofProvider(lines: string[]): { why: string; fix: string } {
  const paragraphs = paragraphsOf(errorOf(lines));
  // What Vagrant puts before an error in the Vagrantfile says nothing.
  const [why = "", ...rest] = paragraphs.filter((each) => !/^Vagrant failed to initialize/.test(each));
  return ofBox(lines) ?? { why, fix: rest.at(-1) ?? "as it says" };
}

/** A build of the box that failed says which step, what that said, and at last what to try. */
function ofBox(lines: string[]): { why: string; fix: string } | undefined {
  const at = lines.findLastIndex((line) => line.startsWith("box: this failed: "));
  if (at < 0) return undefined;
  const said = lines.slice(at);
  return {
    why: said.find((line) => /^E: /.test(line)) ?? "a step of box/build.sh failed; its last lines are above",
    fix: said.findLast((line) => line.startsWith("box: "))?.replace("box: ", "") ?? "",
  };
}
