/**
 * npm run checks: judges the lab. Every requirement is a test of node:test; how the result is shown is for
 * reporter.ts to say, which Node was told to use when it was started (see package.json).
 */

import { ignoreBrokenPipe } from "../core/broken-pipe.ts";
import { LabUnreachable } from "../core/lab-unreachable.ts";
import { type CommandLine, readCommandLine, usage } from "./cli.ts";
import { ownMistake, reportFailure } from "./error-log.ts";
import { deleteOldReport } from "./output.ts";
import { run } from "./run.ts";

ignoreBrokenPipe();

// Whatever else goes wrong here is not the learner's wrong answer, which has the exit code that Node would take.
for (const event of ["uncaughtException", "unhandledRejection"] as const) {
  process.on(event, (error: unknown) => {
    reportFailure(ownMistake(error));
    process.exit(2);
  });
}

// Ending in order ends ssh, too. On a terminal it gets Ctrl-C itself, from a program that sends a signal it does not.
for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const) {
  process.on(signal, () => process.exit(code));
}

const commandLine = parse();
deleteOldReport(commandLine);
try {
  if (commandLine.watch) {
    const { watch } = await import("./watch/watch.ts");
    await watch(commandLine);
  } else {
    await run(commandLine);
  }
} catch (thrown) {
  await fail(thrown);
}

function parse(): CommandLine {
  try {
    const read = readCommandLine(process.argv.slice(2));
    if (read.help) {
      process.stdout.write(usage);
      process.exit(0);
    }
    return read;
  } catch (error) {
    process.stderr.write(`${usage}\n`);
    reportFailure(
      new LabUnreachable(
        "LAB-400",
        "The command line is not understood.",
        (error as Error).message,
        "take the options that stand above",
      ),
    );
    process.exit(2);
  }
}

/** Nothing was judged: whatever the reason, that is not the learner's wrong answer. */
async function fail(thrown: unknown): Promise<never> {
  const error = thrown instanceof LabUnreachable ? thrown : ownMistake(thrown);
  const { writeReport } = await import("./output.ts");
  const { unavailable } = await import("./reporters/unavailable.ts");
  // A program that reads the result must not find an empty, green one, nor an old one.
  await writeReport(commandLine, unavailable(commandLine.reporter, error));
  reportFailure(error);
  process.exit(2);
}
