import { lockOwner, tryLock } from "./file-lock.ts";
import { waitUntil } from "./wait-until.ts";

/**
 * Runs `body` in one process of this host at a time.
 * @param file the lock: see file-lock.ts.
 * @param limit seconds to wait.
 * @throws {Error} when the other has not finished by then.
 */
export async function withLock<Result>(
  file: string,
  limit: number,
  body: () => Promise<Result>,
): Promise<Result> {
  let release: (() => void) | undefined;
  const locked = await waitUntil(limit, async () => {
    release = tryLock(file);
    return release !== undefined;
  });
  if (!locked) {
    throw new Error(
      `process ${lockOwner(file) ?? ""}, which has the lock ${file}, did not finish within ${limit} s`,
    );
  }
  try {
    return await body();
  } finally {
    release?.();
  }
}
