/** The reporter that Node is started with: hands over to the one that the command line names. */
import { junit, tap } from "node:test/reporters";
import { type ReporterName, readCommandLine } from "./command-line.ts";
import type { Events } from "./reporters/events.ts";
import { json } from "./reporters/json.ts";
import { people } from "./reporters/people.ts";

const reporters: Record<ReporterName, (events: Events) => AsyncIterable<string>> = {
  spec: people,
  tap: tap as unknown as (events: Events) => AsyncIterable<string>,
  junit: junit as unknown as (events: Events) => AsyncIterable<string>,
  json,
};

export default async function* reporter(events: Events): AsyncIterable<string> {
  yield* reporters[readCommandLine(process.argv.slice(2)).reporter](events);
}
