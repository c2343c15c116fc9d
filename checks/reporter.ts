/** The reporter that Node is started with. It uses the one that the command line names. */
import { readCommandLine } from "./cli.ts";
import type { ReporterName } from "./reporters/names.ts";
import type { Reporter } from "./reporters/results.ts";

/** Loads only the reporter that is needed. */
export async function reporterOf(name: ReporterName): Promise<Reporter> {
  switch (name) {
    case "spec":
      return (await import("./reporters/spec.ts")).people;
    case "json":
      return (await import("./reporters/json.ts")).json;
    case "github":
      return (await import("./reporters/github.ts")).github;
    case "html":
      return (await import("./reporters/html.ts")).html;
    default:
      return (await import("node:test/reporters"))[name] as unknown as Reporter;
  }
}

export default async function* reporter(events: Parameters<Reporter>[0]): AsyncIterable<string> {
  const commandLine = readCommandLine(process.argv.slice(2));
  const report = (await reporterOf(commandLine.reporter))(events, commandLine);
  try {
    if (commandLine.output === undefined) return yield* report;
    let text = "";
    for await (const part of report) text += part;
    await (await import("./output.ts")).writeReport(commandLine, text);
  } catch (error) {
    // An incomplete report says nothing about the lab.
    const { LabUnreachable } = await import("../core/lab-unreachable.ts");
    const { reportFailure } = await import("./error-log.ts");
    const failure = new LabUnreachable(
      "LAB-491",
      "The reporter failed.",
      String(error),
      "please report this",
      String((error as Error).stack),
    );
    reportFailure(failure);
    process.on("exit", () => {
      process.exitCode = 2;
    });
  }
}
