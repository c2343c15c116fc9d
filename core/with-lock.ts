import { lockOwner, tryLock } from "./file-lock.ts";
import { waitUntil } from "./wait-until.ts";

/**
 * Does what no two processes on this host may do at once: each waits for the other.
 * @param file the lock: see file-lock.ts.
 * @param limit seconds to wait.
 * @throws {Error} when the other has not ended by then.
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
