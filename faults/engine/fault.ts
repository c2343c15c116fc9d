import type { Need } from "../../checks/collect/model.ts";
import type { ServicePort } from "../../core/curriculum.ts";

/** A way to break the lab: something to practise on, and at the same time the proof that requirements turn red. */
export interface Fault {
  /** The number of the task, 0 to 7, that teaches what is needed here; the file's name begins with it. */
  task: number;
  /** The cause, as a fact. Learners see it only after the repair. */
  title: string;
  /** What a user would report: an effect, seen from outside, which gives nothing of the cause away. */
  symptom: string;
  /** 1: the first command shows it … 5: several layers have to be told apart. */
  difficulty: 1 | 2 | 3 | 4 | 5;
  /** Where to look; what to compare; the command that shows it. */
  hints: [look: string, compare: string, command: string];
  /** The files in checks/requirements, without their ending, whose requirements do not pass then: exactly these. */
  reddens: string[];
  /** Those of `reddens` that the checks name as the cause: all that they depend on still passes. The others are blocked. */
  roots: string[];
  /** What makes it visible: without it some of `reddens` still pass. */
  needs?: Need;
  /** For a fault that needs a reload or a kill: the ports that it can touch, 80 for Nginx. Only these are tried to see it. */
  touches?: readonly (ServicePort | 80)[] | undefined;
  /**
   * Shell, run in the lab as root with what script.ts defines. It begins with a green lab. `$onepage`, `$dynamic`, `$api` and
   * `$web` are the units of the services, whatever the lab calls them.
   */
  break: string;
  /** The same; it makes the lab green again, also after an unfinished repair by hand. */
  fix: string;
  /** What the learner should remember. */
  teaches: string;
}

/** The units of services, without their ending, by the name that the project has for the service. */
export type ServiceUnits = Readonly<Record<string, string>>;

/** What must be done to see a fault. */
export type Showing = Pick<Fault, "needs" | "touches">;

/** A fault and its name, which is that of its file. The name tells the effect, never the cause. */
export type NamedFault = Fault & { name: string };
