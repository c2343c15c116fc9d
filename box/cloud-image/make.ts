/** Makes a box of Ubuntu's cloud image, in the form of a provider. It needs no root. */
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { cacheFolder } from "../../core/cache-folder.ts";
import { withLock } from "../../core/with-lock.ts";
import { download } from "./download.ts";
import { type Form, fill, needPrograms } from "./forms.ts";
import { type Architecture, folderOf, imageName, type Release } from "./pins.ts";
import { run } from "./run.ts";

/** Seconds to wait for another process that makes the same box. */
const patience = 3600;

/**
 * Makes a box, unless it is there.
 * @param name of the Ubuntu, such as ubuntu-24.04, and what is pinned of it.
 * @param file where the box shall lie: whole, or not at all.
 * @param say is told what is being done.
 * @throws {BoxFailed}
 */
export async function makeBox(
  name: string,
  release: Release,
  architecture: Architecture,
  form: Form,
  file: string,
  say: (text: string) => void,
): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  await withLock(`${file}.lock`, patience, async () => {
    if (existsSync(file)) return;
    await needPrograms(form);
    const image = join(cacheFolder, "images", `${release[architecture].sha256}.img`);
    const url = `${folderOf(release)}/${imageName(name, architecture)}`;
    if (!existsSync(image)) say(`Ubuntu's image ${release.release}, from ${url}`);
    await download(url, release[architecture], image, say);
    // Beside the image, which is linked into it; a killed process may have left one.
    const work = `${image}.${form}`;
    rmSync(work, { recursive: true, force: true });
    mkdirSync(work);
    try {
      await fill(form, { work, image, name, architecture }, say);
      say("box file");
      // Without that variable macOS puts a second file beside each.
      await run("tar", ["-C", work, "-cf", `${file}.part`, "."], { COPYFILE_DISABLE: "1" });
      renameSync(`${file}.part`, file);
    } finally {
      rmSync(work, { recursive: true, force: true });
      rmSync(`${file}.part`, { force: true });
    }
  });
}
