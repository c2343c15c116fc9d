import { pagePath, type ServicePort, servicePorts } from "../../core/curriculum.ts";
import { shellScript, shellVariables } from "../../core/shell-script.ts";
import type { Kill, Lab } from "../collect/model.ts";
import { unitOn } from "../collect/parse/units.ts";
import { run, sudoPrefix } from "../ssh/session.ts";
import type { Target } from "../target/target.ts";
import { pathsThroughNginx } from "./paths-through-nginx.ts";
import { changeUnit } from "./unit-command.ts";

/** Seconds after which what was killed must be back, if the host is not busy. */
export const patience = 15;

/** Milliseconds for the three kills of a port in the busiest lab, and for a restart: see kill-processes.sh. */
const limit = (3 * 4 * patience + 10) * 1000;

/** What each kind of kill is called. */
const kinds: Record<string, Kill["recoveries"][number]["killed"]> = {
  worker: "a worker",
  master: "the master",
  tree: "all its processes",
};

/**
 * Kills the processes of each service and of Nginx with the signal KILL: a worker, the master, all of them, one after the
 * other; and waits each time until port 80 answers as before. What does not come back is restarted by hand.
 * @param ports of the services, and 80 for Nginx.
 * @param say gets a line for each port.
 * @returns what happened, by these ports.
 * @throws {LabUnreachable} when the lab cannot be asked.
 */
export async function kill(
  target: Target,
  lab: Lab,
  ports: readonly (ServicePort | 80)[] = [...servicePorts, 80],
  say: (line: string) => void = console.error,
): Promise<Map<number, Kill>> {
  const kills = new Map<number, Kill>();
  for (const port of ports) {
    const killed = await killOn(target, lab, port);
    kills.set(port, killed);
    say(`Killed on port ${port}: ${inWords(killed)}.`);
  }
  return kills;
}

async function killOn(target: Target, lab: Lab, port: ServicePort | 80): Promise<Kill> {
  const unit = unitOn(lab, port);
  if (typeof unit === "string") return { unit, recoveries: [], complaint: "" };
  const { Id = "", uid = "" } = unit;
  const url = `http://127.0.0.1${port === 80 ? pagePath : pathsThroughNginx[port]}`;
  // Our kills must not count as crashes: systemd gives up after too many.
  const variables = shellVariables({ port, url, patience, verb: "reset-failed", unit: Id, uid });
  const files = ["kill-processes.sh", "unit-command.sh"].map((name) => shellScript(name, import.meta.url));
  // What was measured counts, whatever systemctl says at the end.
  const script = `${sudoPrefix(limit)} bash -s <<'KILL'\n${[variables, ...files].join("")}true\nKILL\n`;
  const recoveries = parseRecoveries((await run(target, script, limit)).toString());
  const isBack = recoveries.every(({ seconds }) => Number.isFinite(seconds));
  const complaint = isBack ? "" : await changeUnit(target, "restart", unit, limit);
  return { unit: Id, recoveries, complaint };
}

/** Exported for its test. */
export function parseRecoveries(output: string): Kill["recoveries"] {
  return Array.from(output.matchAll(/^(\w+) (\S+)$/gm), ([, kind = "", seconds]) => ({
    killed: kinds[kind] ?? "all its processes",
    seconds: seconds === "-" ? Number.POSITIVE_INFINITY : Number(seconds),
  }));
}

/** `onepage.service is back 2.0 s after a worker, 6.1 s after the master`. */
export function inWords({ unit, recoveries, complaint }: Kill): string {
  const back = recoveries.filter(({ seconds }) => Number.isFinite(seconds));
  const lost = recoveries.find(({ seconds }) => !Number.isFinite(seconds));
  const told = [
    ...(back.length === 0
      ? []
      : [
          `is back ${back.map(({ killed, seconds }) => `${seconds.toFixed(1)} s after ${killed}`).join(", ")}`,
        ]),
    ...(lost === undefined
      ? []
      : [
          `is not back ${patience} s after ${lost.killed}; a restart by hand ${complaint === "" ? "helped" : "fails, too"}`,
        ]),
  ];
  return told.length === 0 ? `nothing (${unit})` : `${unit} ${told.join(", and ")}`;
}
