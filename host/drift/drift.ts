/** npm run drift: what of the lab is different from what its provisioning left, or what has changed since a time. */
import { ignoreBrokenPipe } from "../../core/broken-pipe.ts";
import { pageOf } from "../../core/failure.ts";
import { LabUnreachable } from "../../core/lab-unreachable.ts";
import { readArguments } from "../../core/read-arguments.ts";
import { painter, wantsColours } from "../../core/terminal.ts";
import { waiting } from "../../core/waiting.ts";
import { ask, manifestScript, scriptFor, versionOf } from "./ask.ts";
import { readDrift } from "./differences.ts";
import { show } from "./show.ts";
import { readRecent, showRecent, UnknownTime } from "./since.ts";

const usage = `usage: npm run drift [-- OPTION]…

Compares the lab with the manifest that provisioning made: packages, users, files, units, processes, ports and more.

  --since TIME   show instead the files, units and packages that changed since then.
                 TIME is what 'date -d' takes: "10 minutes ago", yesterday, 14:30, 2026-11-23T14:30
  --json         print JSON, for programs

Exit code: 0 nothing has changed, 1 something has, 2 the lab could not be reached.
`;

ignoreBrokenPipe();
for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const) {
  process.on(signal, () => process.exit(code));
}

process.exitCode = await main().catch(complain);

async function main(): Promise<number> {
  const line = read(process.argv.slice(2));
  if (line === undefined) return 2;
  if (line.help) {
    process.stdout.write(usage);
    return 0;
  }
  const paint = painter(wantsColours(process.env, process.stdout.isTTY === true));
  const print = (found: object, text: string) =>
    process.stdout.write(line.json ? `${JSON.stringify(found, undefined, 2)}\n` : text);
  if (line.since !== undefined) {
    const recent = readRecent(await ask(scriptFor("since", { since: line.since, zone: zone() })), line.since);
    print(recent, showRecent(recent, paint));
    return recent.changes.length === 0 ? 0 : 1;
  }
  const from = new Date();
  const lines = await waiting("drift", "Comparing the lab", () => ask(scriptFor("compare")));
  const drift = readDrift(lines, versionOf(manifestScript()), { from, until: new Date() });
  print(drift, show(drift, paint));
  return drift.differences.length === 0 ? 0 : 1;
}

function read(args: string[]) {
  try {
    const { values } = readArguments({
      args,
      options: {
        help: { type: "boolean", short: "h", default: false },
        json: { type: "boolean", default: false },
        since: { type: "string" },
      },
    });
    // To 'date' nothing is the beginning of this day.
    if (values.since?.trim() === "") throw new Error("--since needs a time, such as '10 minutes ago'");
    return values;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}`);
    return undefined;
  }
}

/** The host's zone as POSIX writes it, which the lab knows without a list of the world's zones: a time is the user's. */
function zone(): string {
  const minutes = new Date().getTimezoneOffset();
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  return `HOST${minutes < 0 ? "-" : ""}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
}

function complain(error: unknown): number {
  const { message, why, fix } =
    error instanceof LabUnreachable
      ? error
      : error instanceof UnknownTime
        ? {
            message: `'${error.message}' is not a time.`,
            why: "the lab's 'date -d' does not understand it",
            fix: "for example --since '10 minutes ago', yesterday, 14:30, 2026-11-23T14:30",
          }
        : {
            message: "The command itself failed.",
            why: String((error as Error)?.stack ?? error),
            fix: "please report this",
          };
  const code = error instanceof LabUnreachable ? `${error.code}: ${pageOf(error.code)}\n` : "";
  process.stderr.write(`${message}\n  why: ${why}\n  fix: ${fix}\n${code}`);
  return 2;
}
