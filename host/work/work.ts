/** The learner's work in ~/lab: copied to the host by `npm run save`, and into a new lab by `npm start`. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { run } from "../../checks/ssh/session.ts";
import { withLab } from "../../checks/target/vagrant-target.ts";
import { keptFolder } from "../../core/paths.ts";
import { quoted } from "../../core/shell-script.ts";
import { copyHome, NotCopied } from "../reset/home.ts";

/** The learner's folder in the lab. */
const labFolder = "/home/vagrant/lab";

/** The copy on the host, as files, and the copy before it. */
export const workFolder = () => join(keptFolder(), "work");
export const workBefore = () => join(keptFolder(), "work-before");

/** Milliseconds for the files on their way into the lab: as many as may come out of it. */
const patience = 180_000;

/** Entries of a folder; none where there is no folder. */
const entries = (folder: string) => (existsSync(folder) ? readdirSync(folder) : []);

/**
 * Copies ~/lab to the host. The copy of before becomes {@link workBefore}.
 * @returns its size in KiB.
 * @throws {NotCopied} when there is nothing, or too much; the copy of before stays as it is.
 * @throws {LabUnreachable} when the lab cannot be reached.
 */
export async function saveWork(folder = labFolder): Promise<number> {
  const { file, kibibytes } = await copyHome(folder);
  const fresh = `${workFolder()}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh);
  // Only where the host cannot have a file as it is, such as a name that Windows does not allow, does tar fail.
  const unpacked = await execa(
    "tar",
    ["-xzf", file, "--no-same-owner", "--no-same-permissions", "-C", fresh],
    { reject: false },
  );
  if (unpacked.failed) {
    rmSync(fresh, { recursive: true, force: true });
    throw new NotCopied(
      `the files cannot be unpacked on this host: ${unpacked.stderr || unpacked.shortMessage}`,
      "rename what the message names, or free some space",
    );
  }
  if (entries(fresh).length === 0) {
    rmSync(fresh, { recursive: true });
    throw new NotCopied(`${folder} is empty`, "work there, then save it; earlier copies stay as they are");
  }
  rmSync(workBefore(), { recursive: true, force: true });
  if (existsSync(workFolder())) renameSync(workFolder(), workBefore());
  renameSync(fresh, workFolder());
  return kibibytes;
}

/**
 * Copies the saved work into the lab, where ~/lab is empty.
 * @returns whether it did.
 * @throws {LabUnreachable} when the lab cannot be reached, or does not take the files.
 */
export async function bringWorkBack(folder = labFolder): Promise<boolean> {
  if (entries(workFolder()).length === 0) return false;
  // Not the root of the archive itself: the folder in the lab has its own mode.
  const { stdout } = await execa(
    "tar",
    ["-czf", "-", "-C", workFolder(), ...entries(workFolder()).map((name) => `./${name}`)],
    {
      encoding: "buffer",
    },
  );
  return withLab(async (lab) => {
    const isEmpty = `[[ -d ${quoted(folder)} && -z $(ls -A ${quoted(folder)}) ]] && echo empty || true\n`;
    if ((await run(lab, isEmpty)).toString() !== "empty\n") return false;
    const unpack = `exec tar --extract --gzip --no-same-owner --directory=${quoted(folder)} --file=-\n`;
    await run(lab, Buffer.concat([Buffer.from(unpack), stdout]), patience);
    return true;
  });
}
