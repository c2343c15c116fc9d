import { existsSync } from "node:fs";
import { isAbsolute, join } from "node:path";

/** What is known of a program that has ended, or that could not be started. */
interface Ended {
  exitCode?: number | undefined;
  signal?: string | undefined;
  timedOut?: boolean;
}

/** The names under which Windows finds a program. */
const endings = ["", ".exe", ".com", ".cmd", ".bat"];

/**
 * Whether a program that failed was there to be started. A program that was not has no exit code; but on Windows execa hands
 * a name that it does not find to cmd.exe, which ends with 1 as many programs do.
 */
export function wasStarted(
  program: string,
  { exitCode, signal, timedOut = false }: Ended,
  platform = process.platform,
  path = process.env.PATH ?? "",
): boolean {
  if (exitCode === undefined && signal === undefined && !timedOut) return false;
  if (platform !== "win32") return true;
  const folders = isAbsolute(program) ? [""] : path.split(";").filter(Boolean);
  return folders.some((folder) => endings.some((ending) => existsSync(join(folder, `${program}${ending}`))));
}
