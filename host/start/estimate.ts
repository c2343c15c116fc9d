import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { pins } from "../../box/cloud-image/pins.ts";
import { cacheFolder } from "../../core/cache-folder.ts";
import { type Durations, emulated, usual } from "../../core/durations.ts";
import { boxSource } from "../doctor/box-source.ts";
import type { Finding } from "../doctor/finding.ts";
import type { Download } from "../output/events.ts";
import { allSolved } from "../vagrant/lab-task.ts";

/** The names of the provisioning steps, in their order; for a lab before a task, the ground and those of the tasks before. */
export const stepNames = (task = allSolved) =>
  readdirSync(fileURLToPath(new URL("../../provision", import.meta.url)))
    .flatMap((file) => /^(\d[a-z]?-[a-z-]+)\.sh$/.exec(file)?.[1] ?? [])
    .filter((name) => /^0[a-c]?-/.test(name) || Number(name[0]) < task)
    .sort();

/** What is known of durations: the median of this host's last times, or else what was measured elsewhere under the same conditions. */
export function typicalDurations(findings: Finding[]): Durations {
  const slow = findings.some(({ thing, state }) => thing === "virtualisation" && state === "warning");
  return { ...(slow && process.arch === "x64" ? emulated : {}), ...usual() };
}

/** How long the whole will take; undefined where the parts are not known. */
export function total(
  durations: Durations,
  { fresh, box, task }: { fresh: boolean; box: boolean; task: number | undefined },
): number | undefined {
  if (durations.boot === undefined || (fresh && durations["0c-node"] === undefined)) return undefined;
  const phases = [...(box ? ["box"] : []), "boot", "copy", ...(fresh ? stepNames(task) : []), "checks"];
  return Math.round(phases.reduce((sum, name) => sum + (durations[name] ?? 0), 0));
}

/** Megabytes of each, as measured with packages of November 2026; that of Ubuntu's was not. */
const builtBox: Record<string, number> = { "debian-12": 122, "debian-13": 122 };
const forTheLab: Download[] = [
  { what: "Nginx, tmux and package lists", megabytes: 11 },
  { what: "Node and npm", megabytes: 56 },
  { what: "Express", megabytes: 4 },
];

/** What a new lab needs. */
export interface Needs {
  downloads: Download[];
  /** Whether its box must be made. */
  box: boolean;
  /** What it runs, if that is not Ubuntu and nobody asked for it. */
  note?: string;
}

/** What a new lab downloads. A machine that is there has had it all. */
export async function downloads(findings: Finding[]): Promise<Needs> {
  const setting = process.env.LAB_BOX || undefined;
  const provider = findings.find(({ thing }) => thing === "provider")?.found ?? "";
  const source = boxSource(provider, setting);
  if (source.kind === "image") {
    const release = pins[source.name];
    const pin = release?.[process.arch === "arm64" ? "arm64" : "amd64"];
    if (pin === undefined || existsSync(join(cacheFolder, "images", `${pin.sha256}.img`)))
      return { downloads: forTheLab, box: false };
    const what = `Ubuntu's image ${source.name} of ${release?.release}`;
    return { downloads: [{ what, megabytes: Math.round(pin.bytes / 1e6) }, ...forTheLab], box: true };
  }
  if (source.kind === "named") {
    const box = setting?.endsWith(".box") ? [] : [{ what: `the box ${setting ?? "of the provider"}` }];
    return { downloads: [...box, ...forTheLab], box: false };
  }
  const script = fileURLToPath(new URL("../../box/build.sh", import.meta.url));
  const { stdout } = await execa(script, ["--file", ...(source.recipe ? [source.recipe] : [])], {
    reject: false,
    timeout: 30_000,
  });
  const file = String(stdout ?? "").trim();
  const [, name = ""] = /applab-(\w+-[\d.]+)-/.exec(file) ?? [];
  const note = source.recipe === undefined ? noteOf(name) : {};
  if (file === "" || existsSync(file)) return { downloads: forTheLab, box: false, ...note };
  const megabytes = builtBox[name];
  const box = { what: `the packages of the box ${name}`, ...(megabytes && { megabytes }) };
  return { downloads: [box, ...forTheLab], box: true, ...note };
}

/** @param box the name of the box that suits this host. */
export function noteOf(box: string): Pick<Needs, "note"> {
  const [, release] = /^debian-(.+)$/.exec(box) ?? [];
  return release === undefined
    ? {}
    : {
        note: `The lab runs Debian ${release}: this host has Debian's keys, but not Ubuntu's. LAB_BOX=ubuntu-24.04 makes a new lab of Ubuntu.`,
      };
}
