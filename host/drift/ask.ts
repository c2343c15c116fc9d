/** What the lab is asked, and what it answers. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { run, sudoPrefix } from "../../checks/ssh/session.ts";
import { withLab } from "../../checks/target/vagrant-target.ts";
import { LabUnreachable } from "../../core/lab-unreachable.ts";

/** Milliseconds that the lab has for an answer. */
const limit = 180_000;

const manifest = new URL("../../provision/manifest/", import.meta.url);

/** A script as Git knows it: a checkout on Windows may end its lines otherwise. */
const text = (file: URL) => readFileSync(file, "utf8").replace(/\r$/gm, "");

/** What prints the manifest: the same parts, in the same order, that the lab made its own with. */
export function manifestScript(): string {
  const parts = readdirSync(manifest).filter((name) => name.endsWith(".sh"));
  return parts
    .sort()
    .map((name) => text(new URL(name, manifest)))
    .join("");
}

/** By this the lab's manifest and ours are told to be of one kind. */
export const versionOf = (script: string) => createHash("sha256").update(script).digest("hex").slice(0, 16);

/** The project's script, never the lab's own copy: that may be what is broken. */
export function scriptFor(name: "compare" | "since", variables: Record<string, string> = {}): string {
  const given = Object.entries(variables).map(
    ([key, value]) => `${key}='${value.replaceAll("'", "'\\''")}'\n`,
  );
  const body = text(new URL(`${name}.sh`, import.meta.url));
  return `${sudoPrefix(limit)} bash -s <<'DRIFT'
read -rd '' facts <<'FACTS'
${manifestScript()}
FACTS
${given.join("")}${body}DRIFT
`;
}

/**
 * Runs such a script in the lab of this folder.
 * @param milliseconds that it may take here; the lab ends it after {@link limit}.
 * @returns its lines, without the last one, which says that they are all.
 * @throws {LabUnreachable} when the lab cannot be reached.
 */
export async function ask(script: string, milliseconds = limit): Promise<string[]> {
  const output = await withLab((lab) => run(lab, script, milliseconds));
  const lines = output.toString().trimEnd().split("\n");
  if (lines.pop() !== "end") {
    throw new LabUnreachable(
      "LAB-420",
      "The lab's answer is incomplete.",
      "a program is missing in the lab, or it has too little memory",
      "run npm run drift again; vagrant provision reinstalls what is missing",
    );
  }
  return lines;
}
