/** For tests: a copy of the project in its own folder, like a clone, with spaces in its path. */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { execaSync } from "execa";

export const project = dirname(dirname(fileURLToPath(import.meta.url)));

/** Copies the files that Git tracks or would add. The copy uses the project's node_modules. */
export function checkout(): { folder: string; remove: () => void } {
  const parent = mkdtempSync(join(tmpdir(), "applab "));
  const folder = join(parent, "my lab");
  const { stdout } = execaSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: project,
  });
  for (const file of stdout.split("\0").filter(Boolean)) {
    // Git also lists a file that was just deleted.
    if (!existsSync(join(project, file))) continue;
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    copyFileSync(join(project, file), join(folder, file));
  }
  symlinkSync(join(project, "node_modules"), join(folder, "node_modules"), "dir");
  return { folder, remove: () => rmSync(parent, { recursive: true }) };
}
