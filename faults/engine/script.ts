import { sudoPrefix } from "../../checks/ssh/session.ts";
import { sanitize } from "../../core/sanitize.ts";
import { shellScript, shellVariables } from "../../core/shell-script.ts";
import type { Fault, ServiceUnits } from "./fault.ts";

/** The words in which faults are written. */
export const words = shellScript("words.sh", import.meta.url);

/** Milliseconds that the lab has for them. */
export const limits = { break: 60_000, fix: 120_000 };

const script = (limit: number, ...parts: string[]) =>
  `${sudoPrefix(limit)} bash -s <<'FAULT'\n${words}${parts.join("\n")}\nFAULT\n`;

/**
 * What breaks the lab.
 * @param fresh whether no other fault is at hand, and so what the lab remembers is of no use any more.
 * @param units of a lab that calls them otherwise.
 */
export const breakScript = ({ break: body }: Fault, fresh = true, units: ServiceUnits = {}) =>
  script(limits.break, shellVariables(units), fresh ? 'rm -rf "$kept"' : "", body);

/**
 * What fixes it.
 * @param last whether no other fault is at hand then: all services can be started, and the lab may forget what it remembers.
 * @param units as they were for {@link breakScript}.
 */
export const fixScript = ({ fix }: Fault, last = true, units: ServiceUnits = {}) =>
  script(limits.fix, shellVariables(units), fix, ...(last ? ["start_all", 'rm -rf "$kept"'] : []));

/**
 * What takes back a break that failed half-way: the fix as far as it goes, then the files.
 * @param fresh whether no other fault is at hand, whose files must stay as they are.
 * @param units as they were for {@link breakScript}.
 */
export const undoScript = ({ fix }: Fault, fresh = true, units: ServiceUnits = {}) =>
  script(
    limits.fix,
    shellVariables(units),
    `(${fix}) || true`,
    ...(fresh ? ["restore_kept", "systemctl daemon-reload"] : []),
    "start_all || true",
  );

/** The lines of a repair's output that tell what was set aside, and how to have it again. */
export const keptIn = (output: string) =>
  output
    .split("\n")
    .filter((line) => line.startsWith("kept: "))
    .map((line) => sanitize(line, 600));
