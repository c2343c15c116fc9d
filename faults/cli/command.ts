import { ignoreBrokenPipe } from "../../core/broken-pipe.ts";
import { pageOf } from "../../core/failure.ts";
import { LabUnreachable } from "../../core/lab-unreachable.ts";
import { readArguments } from "../../core/read-arguments.ts";
import { Refused } from "../engine/command-refused.ts";

/** What the command line says. */
export interface CommandLine {
  help: boolean;
  /** The name of a fault. */
  name: string | undefined;
  /** 1 to 5. */
  level: number | undefined;
  anyway: boolean;
  matrix: "markdown" | "html" | undefined;
  /** Whether to print the page of all faults. */
  page: boolean;
}

const all = {
  level: { type: "string" },
  anyway: { type: "boolean" },
  matrix: { type: "boolean" },
  page: { type: "boolean" },
} as const;

/**
 * Reads the arguments of a command.
 * @param allowed the options that this one has, and whether it takes a name.
 * @throws {Error} saying what is wrong.
 */
export function readCommandLine(
  args: string[],
  allowed: { options: (keyof typeof all)[]; name: boolean },
): CommandLine {
  const own = Object.fromEntries(allowed.options.map((name) => [name, all[name]]));
  const { values, positionals } = readArguments({
    args,
    allowPositionals: true,
    // Typed as all of them: one that is not allowed is undefined.
    options: { help: { type: "boolean", short: "h" }, ...(own as typeof all) },
  });
  if (values.level !== undefined && !/^[1-5]$/.test(values.level)) {
    throw new Error(`--level must be a number from 1 to 5, not '${values.level}'`);
  }
  const [first, ...rest] = positionals;
  let matrix: CommandLine["matrix"];
  if (values.matrix) {
    if (first !== undefined && first !== "html" && first !== "markdown")
      throw new Error(`--matrix takes markdown or html, not '${first}'`);
    matrix = first ?? "markdown";
  } else if (first !== undefined && !allowed.name) throw new Error(`unexpected argument '${first}'`);
  if (rest.length > 0) throw new Error(`unexpected argument '${rest[0]}'`);
  if (first !== undefined && values.level !== undefined)
    throw new Error("a name and --level cannot be combined");
  return {
    help: values.help ?? false,
    name: values.matrix ? undefined : first,
    level: values.level === undefined ? undefined : Number(values.level),
    anyway: values.anyway ?? false,
    page: values.page ?? false,
    matrix,
  };
}

/**
 * Runs a command: 0 done, 1 refused, 2 the lab cannot be reached or the command line is wrong. Every
 * error says what happened, why, and what to do.
 * @returns after setting the exit code; the process then ends by itself, so that no output is cut off.
 */
export async function command(
  usage: string,
  allowed: Parameters<typeof readCommandLine>[1],
  body: (line: CommandLine) => Promise<void>,
): Promise<void> {
  ignoreBrokenPipe();
  let line: CommandLine;
  try {
    line = readCommandLine(process.argv.slice(2), allowed);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}`);
    process.exitCode = 2;
    return;
  }
  if (line.help) {
    process.stdout.write(usage);
    return;
  }
  try {
    await body(line);
  } catch (error) {
    // Any other error is a bug of ours.
    const known = error instanceof Refused || error instanceof LabUnreachable;
    const { message, why, fix } = known
      ? error
      : {
          message: "The command itself failed.",
          why: String((error as Error)?.stack ?? error),
          fix: "please report this",
        };
    const more = error instanceof LabUnreachable ? `${error.code}: ${pageOf(error.code)}\n` : "";
    process.stderr.write(`${message}\n  why: ${why}\n  fix: ${fix}\n${more}`);
    process.exitCode = error instanceof Refused ? 1 : 2;
  }
}
