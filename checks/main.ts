/**
 * npm run checks: judges the lab. Every requirement is a test of node:test. reporter.ts prints the results; package.json
 * starts Node with it.
 */

import { ignoreBrokenPipe } from "../core/broken-pipe.ts";
import { LabUnreachable } from "../core/lab-unreachable.ts";
import { type CommandLine, readCommandLine, usage } from "./cli.ts";
import { ownMistake, reportFailure } from "./error-log.ts";
import { deleteOldReport } from "./output.ts";
import { run } from "./run.ts";

ignoreBrokenPipe();

// An error in our code must not end with Node's exit code 1, which means that a requirement fails.
for (const event of ["uncaughtException", "unhandledRejection"] as const) {
  process.on(event, (error: unknown) => {
    reportFailure(ownMistake(error));
    process.exit(2);
  });
}

// process.exit ends ssh, too. On a terminal ssh gets Ctrl-C itself, but not a signal from another program.
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
  if (commandLine.graph) {
    const { printGraph } = await import("./print-graph.ts");
    await printGraph();
  } else if (commandLine.watch) {
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
        "The command line is wrong.",
        (error as Error).message,
        "see the options above",
      ),
    );
    process.exit(2);
  }
}

/** Nothing was judged: exit code 2, never 1. */
async function fail(thrown: unknown): Promise<never> {
  const error = thrown instanceof LabUnreachable ? thrown : ownMistake(thrown);
  const { writeReport } = await import("./output.ts");
  const { unavailable } = await import("./reporters/unavailable.ts");
  // A program must not find an empty report, which looks green, or an old one.
  await writeReport(commandLine, unavailable(commandLine.reporter, error));
  reportFailure(error);
  process.exit(2);
}
