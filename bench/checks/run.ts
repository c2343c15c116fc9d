import { execa } from "execa";
import type { Place } from "./place.ts";
import type { Runner } from "./runners.ts";

/** Milliseconds: an emulated lab takes its time for thirty logins. */
const deadline = 300_000;

export interface Run {
  seconds: number;
  /** How many requirements were judged; 0 where nothing is checked. */
  evaluated: number;
}

/**
 * Runs one of them, from its start to its end.
 * @throws {Error} when not everything was evaluated, or something fails: a run that fails early is not fast.
 */
export async function run({ name, call, checks, warm = false }: Runner, place: Place): Promise<Run> {
  const { program, args, cwd, env } = call(place);
  if (warm) await execa("ssh", ["-F", place.kept, "lab", "true"], { timeout: deadline });
  try {
    const started = performance.now();
    const { failed, all, shortMessage } = await execa(program, args, {
      cwd,
      env: { ...env, FORCE_COLOR: undefined, NODE_TEST_CONTEXT: undefined },
      all: true,
      reject: false,
      stdin: "ignore",
      timeout: deadline,
    });
    const seconds = (performance.now() - started) / 1000;
    const { evaluated, passed } = checks?.count(all) ?? { evaluated: 0, passed: 0 };
    const whole = checks === undefined || (checks.expected(evaluated) && passed === evaluated);
    if (failed || !whole) {
      const words = all.trim().split("\n").slice(-15).join("\n");
      const why = evaluated > 0 ? `${passed} of ${evaluated} tests passed` : shortMessage;
      throw new Error(
        `${name} cannot be measured: every requirement must be judged and pass.\n  why: ${why ?? "nothing was judged"}\n  fix: 'npm run checks' shows what is wrong with the lab; the last lines of the output were:\n${words}`,
      );
    }
    return { seconds, evaluated };
  } finally {
    await disconnect(place);
  }
}

/** Closes the shared connection, so that the next run begins without one. An error of ssh is ignored: there may be none. */
export async function disconnect({ kept }: Pick<Place, "kept">): Promise<void> {
  await execa("ssh", ["-F", kept, "-O", "exit", "lab"], { reject: false, timeout: 10_000 });
}
