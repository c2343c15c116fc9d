import { lazyBuiltin } from "./lazy-builtin.ts";

const { appendFileSync } = lazyBuiltin("node:fs");
const { inspect } = lazyBuiltin("node:util");

/** Logs a line. */
export type Logger = (line: string) => void;

/**
 * Logs to the terminal, which closes when its tmux session ends, and to a file, which stays. The file is opened for each
 * line, so that log rotation can just rename it.
 * @param file undefined for the terminal alone.
 */
export function errorLog(file: string | undefined): Logger {
  // The terminal may be closed before we exit.
  process.stderr.on("error", () => {});
  return (line) => {
    const stamped = `${new Date().toISOString()} [${process.pid}] ${line}\n`;
    process.stderr.write(stamped);
    try {
      if (file !== undefined) appendFileSync(file, stamped);
    } catch (error) {
      // A full disk must not stop the server.
      process.stderr.write(`cannot write to ${file}: ${formatError(error)}\n`);
    }
  };
}

/** An error's name, message and place on one line, without the stack. */
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
