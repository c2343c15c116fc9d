import { lazyBuiltin } from "./lazy-builtin.ts";

const { appendFileSync } = lazyBuiltin("node:fs");
const { inspect } = lazyBuiltin("node:util");

/** Says a line of the server's life, or of its troubles. */
export type Logger = (line: string) => void;

/**
 * Says lines on the terminal, which is gone when its tmux session ends, and in a file, which stays. The file is opened
 * for each line anew: whoever rotates the logs has only to move it away.
 * @param file undefined for the terminal alone.
 */
export function errorLog(file: string | undefined): Logger {
  // The terminal may be gone before we are.
  process.stderr.on("error", () => {});
  return (line) => {
    const stamped = `${new Date().toISOString()} [${process.pid}] ${line}\n`;
    process.stderr.write(stamped);
    try {
      if (file !== undefined) appendFileSync(file, stamped);
    } catch (error) {
      // A full disk is no reason to stop serving.
      process.stderr.write(`cannot write to ${file}: ${formatError(error)}\n`);
    }
  };
}

/** A fault's name and place on one line: the whole stack belongs to a debugger, not to a log of one line a fact. */
export function formatError(error: unknown): string {
  if (!(error instanceof Error))
    return typeof error === "string" ? error : inspect(error, { breakLength: Infinity, compact: true });
  // A syntax error tells its file and line only in the first line of its stack.
  const place = /^(?:file:\/\/)?(?<file>\/.*|[A-Z]:.*):(?<line>\d+)$/m.exec(
    error.stack?.split("\n    at ")[0] ?? "",
  );
  const where = place?.groups === undefined ? "" : ` (${place.groups.file}:${place.groups.line})`;
  return `${error.name}: ${error.message.split("\n")[0]}${where}`;
}
