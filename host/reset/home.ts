/** The learner's own files: copied to the host before the lab goes back, and in again after it. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run, sudoPrefix } from "../../checks/ssh/session.ts";
import { withLab } from "../../checks/target/vagrant-target.ts";
import { keptFolder } from "../../core/paths.ts";
import { sanitize } from "../../core/sanitize.ts";
import { quoted } from "../../core/shell-script.ts";

/** The learner's folder in the lab. */
const home = "/home/vagrant";

/** KiB of the learner's files that are copied: an emulated lab takes some ten seconds for as many. */
const most = 128 * 1024;
/** Milliseconds for that. */
const patience = 180_000;

/** Where the copy is on the host, once the files are back in the lab; until the next copy is. */
const keptCopy = () => join(keptFolder(), "reset", "home.tar.gz");

/** The copy on the host. */
export interface Home {
  file: string;
  kibibytes: number;
  /** The lab goes back now. Until then the copy is removed with the end of this process: the lab has the files still. */
  stays: () => void;
}

/** The files cannot be copied as they are. */
export class NotCopied extends Error {
  readonly fix: string;

  constructor(why: string, fix: string) {
    super(why);
    this.fix = fix;
  }
}

export const formatSize = (kibibytes: number) =>
  kibibytes < 1024 ? `${kibibytes} KiB` : `${(kibibytes / 1024).toFixed(kibibytes < 10_240 ? 1 : 0)} MiB`;

/**
 * Copies the files to the host. The copy is named by its time until the files are back in the lab: one that never came
 * back is never overwritten.
 * @throws {LabUnreachable} when the lab cannot be reached.
 * @throws {NotCopied} when there are too many.
 */
export async function copyHome(folder = home, limit = most): Promise<Home> {
  const answer = await withLab((lab) => run(lab, packScript(folder, limit), patience, (limit + 1024) * 1024));
  const end = answer.indexOf("\n");
  const [what, size] = answer.toString("utf8", 0, end).split("\t");
  const rest = answer.subarray(end + 1);
  if (what === "too much") throw tooMuch(folder, Number(size), limit, rest.toString());
  if (what === "no folder")
    throw new NotCopied(`the lab has no folder ${folder}`, "'vagrant provision' makes it again");
  if (what !== "archive") {
    throw new NotCopied(
      `the lab answered: ${sanitize(answer.toString("utf8", 0, 200), 200)}`,
      "check bash in the lab",
    );
  }
  const file = join(keptFolder(), "reset", `home-${new Date().toISOString().replace(/\W/g, "-")}.tar.gz`);
  mkdirSync(join(keptFolder(), "reset"), { recursive: true });
  // They may be secrets of the learner's.
  writeFileSync(file, rest, { mode: 0o600 });
  const remove = () => rmSync(file, { force: true });
  process.once("exit", remove);
  return { file, kibibytes: Number(size), stays: () => process.off("exit", remove) };
}

function tooMuch(folder: string, size: number, limit: number, lines: string): NotCopied {
  const biggest = lines
    .trim()
    .split("\n")
    .map((line) => {
      const [kibibytes, path = ""] = line.split("\t");
      return `${folder}/${sanitize(path, 100)} (${formatSize(Number(kibibytes))})`;
    });
  return new NotCopied(
    `${formatSize(size)} are in ${folder}, but at most ${formatSize(limit)} can be copied; the largest: ${biggest.join(", ")}`,
    "delete what you do not need, or copy it to the host yourself",
  );
}

function packScript(folder: string, limit: number): string {
  // A checkout on Windows may end its lines otherwise.
  const body = readFileSync(new URL("pack-home.sh", import.meta.url), "utf8").replace(/\r$/gm, "");
  return `${sudoPrefix(patience)} bash -s <<'PACK'\nhome=${quoted(folder)}\nmost=${limit}\n${body}PACK\n`;
}

/**
 * Puts the files back, over those of the lab as it is then, with their owners and modes.
 * @returns where the copy stays.
 * @throws {LabUnreachable} when that fails; the copy stays.
 */
export async function putHomeBack({ file }: Home, folder = home): Promise<string> {
  const unpack = `exec ${sudoPrefix(patience)} tar --extract --gzip --preserve-permissions --numeric-owner --directory=${quoted(folder)} --file=-\n`;
  const script = Buffer.concat([Buffer.from(unpack), readFileSync(file)]);
  await withLab((lab) => run(lab, script, patience));
  renameSync(file, keptCopy());
  return keptCopy();
}
