/** Which files of the lab were changed since the provisioning, and may be the reason for a failure. */
import type { Lab, Layer, Requirement } from "../collect/model.ts";
import { durationInWords } from "./duration.ts";

/** Where the files are that a layer is made of. */
const folders: Partial<Record<Layer, RegExp>> = {
  process: /^\/(etc\/systemd\/system|srv\/applab)\//,
  answer: /^\/(etc\/systemd\/system|srv\/applab)\//,
  nginx: /^\/etc\/(nginx|systemd\/system\/nginx)/,
  proxied: /^\/etc\/nginx\//,
  files: /^\/(etc\/nginx|srv\/applab)\//,
  units: /^\/etc\/systemd\/system\//,
  reload: /^\/(etc\/systemd\/system|srv\/applab)\//,
};

/** More are not named. */
const most = 2;

/**
 * The files behind a failure that were changed since the provisioning, in one line; undefined if there are none. Not in an
 * exercise lab, where a learner changes all of them.
 */
export function changesBehind({ layer }: Requirement, lab: Lab): string | undefined {
  const own = folders[layer];
  if (lab.exercise !== undefined || own === undefined) return undefined;
  const files = Array.from(
    lab
      .reading("changed")
      .out.toString()
      .matchAll(/^(\d+) (.+)$/gm),
  )
    .map(([, age, file = ""]) => ({ age: Number(age), file }))
    .filter(({ file }) => own.test(file))
    .sort((a, b) => a.age - b.age);
  if (files.length === 0) return undefined;
  const named = files.slice(0, most).map(({ file, age }) => `${file} (${durationInWords(age)} ago)`);
  const more = files.length > most ? ` and ${files.length - most} more` : "";
  return `${named.join(", ")}${more}; 'npm run drift' shows what`;
}
