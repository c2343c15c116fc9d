import { shellScript, shellVariables } from "../../core/shell-script.ts";
import type { Unit } from "../collect/parse/units.ts";
import { run, sudoPrefix } from "../ssh/session.ts";
import type { Target } from "../target/target.ts";

/** What can be done with a unit. */
type Verb = "reload" | "restart";

/** Asks the systemd that has the unit: the system's, or a user's own. Exported for its test. */
export function unitScript(verb: Verb, { Id = "", uid = "" }: Unit, limit: number): string {
  const script = shellVariables({ verb, unit: Id, uid }) + shellScript("unit-command.sh", import.meta.url);
  return `${sudoPrefix(limit)} bash -s <<'UNIT' 2>&1 || true\n${script}UNIT\n`;
}

/**
 * Reloads or restarts a unit.
 * @param limit milliseconds.
 * @returns what systemctl said against it; empty if it succeeded.
 * @throws {LabUnreachable} when the lab cannot be asked.
 */
export async function changeUnit(target: Target, verb: Verb, unit: Unit, limit: number): Promise<string> {
  return (await run(target, unitScript(verb, unit, limit), limit)).toString().trim();
}
