/** Which faults `npm run break` may choose from in this lab; pick-fault.ts chooses one of them. */
import type { Lab } from "../../checks/collect/model.ts";
import { unitOn } from "../../checks/collect/parse/units.ts";
import type { Target } from "../../checks/target/target.ts";
import { servicePorts } from "../../core/curriculum.ts";
import { Refused } from "../engine/command-refused.ts";
import type { NamedFault, ServiceUnits } from "../engine/fault.ts";

/** What a fault changes, as its shell names it, and the task whose solution brings that. */
const parts: readonly (readonly [RegExp, task: number])[] = [
  // Not the file $app/onepage.ts and the path /airbnb-onepage/, which are there from the beginning.
  [/(?<!\$app\/|airbnb-)\bonepage\b/, 1],
  [/\$site|\$enabled|\bnginx\b/, 2],
  [/\bdynamic\b/, 3],
  [/\bapi\b/, 4],
  [/\bweb\b/, 5],
  [/\$deploy/, 6],
  [/\$reload\b/, 7],
];

/** The task that must be solved before the lab can have the fault and show it. */
export function taskOf({ task, reddens, break: body }: NamedFault): number {
  const shows = Math.min(...reddens.map((name) => Number(name[0])));
  const changes = parts.flatMap(([part, brings]) => (part.test(body) ? [brings] : []));
  return Math.max(task, shows, ...changes);
}

/** Words of a fault that writes or restores a file, or a log, which a learner's own solution has in its own form. */
const files =
  /\$(site|enabled|app|units|deploy|reload|kept)\b|\b(edit|back|back_site|only_our_site|keep|set_aside|renew_page)\b|\/srv\/applab|\/var\/log\/|\bExecStart=|nginx\.conf|conf\.d|\/opt\/node/;

/** Whether the fault changes no file of a solution: it can be put into any lab that has a unit for each service. */
export const leavesFiles = ({ break: body, fix }: NamedFault): boolean => !files.test(`${body}\n${fix}`);

/** How far a lab is: see the fields of Target. */
export interface Solved extends Pick<Target, "exercise" | "unsolved"> {
  units: ServiceUnits;
}

/** The names of the units on the ports 5000 to 5003, in their order. */
export const services = ["onepage", "dynamic", "api", "web"];

/** The system's units that serve one port each. */
export function unitsOf(lab: Lab): ServiceUnits {
  const names = servicePorts.map((port) => {
    const unit = unitOn(lab, port);
    return typeof unit === "string" || unit.uid !== undefined ? undefined : unit.Id;
  });
  const own = services.flatMap((service, index) => {
    const [, unit] = /^([\w@:.\\-]+)\.service$/.exec(names[index] ?? "") ?? [];
    return unit === undefined || names.filter((each) => each === names[index]).length > 1
      ? []
      : [[service, unit]];
  });
  return Object.fromEntries(own);
}

/** Those that are not called as the project calls them. */
export const renamedUnits = (units: ServiceUnits): ServiceUnits =>
  Object.fromEntries(Object.entries(units).filter(([service, unit]) => service !== unit));

/** What a fault changes and this lab does not have: `$api` is whatever unit serves the API, `api` the unit of that name. */
function missingUnit({ break: body }: NamedFault, { units }: Solved): string | undefined {
  const named = body.matchAll(/(?<!\$app\/|airbnb-)(\$?)\b(onepage|dynamic|api|web)\b/g);
  for (const [, asks, service = ""] of named) {
    if (asks && units[service] === undefined) {
      return `no unit of the system's has port ${servicePorts[services.indexOf(service)]}, and no other port, in your solution`;
    }
    if (!asks && units[service] !== service) return `no unit ${service}.service has a port of your solution`;
  }
  return undefined;
}

/**
 * The faults that a lab can have. An exercise lab has those of the tasks that provisioning solved; of the tasks that the
 * learner solved only those that change no file, and whose units the lab has.
 * @param name the fault that is asked for, if one is.
 * @throws {Refused} when the named fault is not one of them, or there are none.
 */
export function availableFaults(
  faults: NamedFault[],
  solved: Solved,
  name: string | undefined,
): NamedFault[] {
  const { exercise, unsolved } = solved;
  if (exercise === undefined || unsolved === undefined) return faults;
  const can = faults.filter(
    (fault) =>
      taskOf(fault) < exercise ||
      (taskOf(fault) < unsolved && leavesFiles(fault) && missingUnit(fault, solved) === undefined),
  );
  const wanted = faults.find((fault) => fault.name === name);
  if (wanted !== undefined && !can.includes(wanted)) {
    const task = taskOf(wanted);
    const own = leavesFiles(wanted)
      ? missingUnit(wanted, solved)
      : `you solved task ${task} yourself, and a fault never changes your files`;
    throw new Refused(
      `The lab is not broken: ${wanted.name} needs the lab's own solution of task ${task}.`,
      task < unsolved && own !== undefined
        ? own
        : `this lab is an exercise from task ${exercise} on, and task ${task} has not passed a run of the checks`,
      `npm run solve -- ${task}, or npm run break without a name`,
    );
  }
  if (can.length > 0) return can;
  throw new Refused(
    "The lab is not broken: none of its tasks is solved.",
    `this lab is an exercise from task ${exercise} on, and no task has passed a run of the checks`,
    "npm run checks, if you solved a task; or npm run solve -- 0; then npm run break",
  );
}
