/** The snapshot of facts and the verdicts on it. Types, and the names of the layers: the other files import this one, and it imports none. */
import type { ProbeName } from "./probes/probes.ts";

/** What a probe printed. */
export interface Reading {
  /** The exit code; undefined if the probe was killed at its deadline. */
  code: number | undefined;
  out: Buffer;
  err: string;
}

/** An HTTP answer, or the reason why there is none. */
export interface Answer {
  /** 0 if there was no answer. */
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: Buffer;
  /** Why there was no answer. */
  problem?: string;
}

/** A file that a page links to. */
export interface Asset {
  /** Undefined where the page links to none on its own site. */
  url: URL | undefined;
  answer: Answer;
  /** The answer to a method that HTTP does not know. */
  unknownMethod: Answer;
  /** Paths by which the same file, or one of the system, is got from outside its folder. */
  escapes: readonly string[];
}

/** How long the lab took to come back, in seconds since the order to reboot. */
export interface Reboot {
  untilSsh: number;
  /** Infinity if it did not come back in time. */
  untilPage: number;
}

/** What became of an app that was bound to a port of its own. */
export interface BindResult {
  /** The file that exports the app; empty where none is known. */
  module: string;
  /** Its answer, status and body: `200 "Hello HBNB!"`; or why it did not answer. */
  answer: string;
}

/** What happened while a service was reloaded under requests. */
export interface Reload {
  /** The error of `systemctl reload`; empty if it succeeded. */
  complaint: string;
  /** The number of requests that were answered as before, and the errors of the others. */
  answered: number;
  failed: string[];
  /** The processes that serve, before and after. */
  before: number[];
  after: number[];
}

/** What happened when the processes on a port were killed. */
export interface Kill {
  /** The name of their unit; or why there is none. */
  unit: string;
  /** What was killed, one after the other, and the seconds until port 80 answered again; Infinity if it did not. */
  recoveries: { killed: "a worker" | "the master" | "all its processes"; seconds: number }[];
  /** What systemctl said against a restart by hand of what did not come back; empty if that helped, or nothing was lost. */
  complaint: string;
}

/** What the probes read. */
export interface ProbeReadings {
  reading: (probe: ProbeName) => Reading;
}

/** What was seen of the lab, for the checks to judge. */
export interface Lab extends ProbeReadings {
  /** The answer to a request made inside the lab. */
  answer: (probe: ProbeName) => Answer;
  /** The page as the host gets it through the forwarded port 80. */
  pageFromHost: Answer;
  /** The page as the host gets it through the forwarded port 5000. */
  servicePageFromHost: Answer;
  /** Whether the host finds the name that the lab cannot look up; undefined if the lab can, or had none to look up. */
  hostFindsName: boolean | undefined;
  /** What the host gets through the forwarded port 80, by path: see hostWays. */
  siteFromHost: Readonly<Record<string, Answer>>;
  /** Seconds by which the lab's clock is ahead of the host's; negative if it is behind. */
  ahead: number;
  /** A file that the first page on port 80 links to, as the host gets it. */
  asset: Asset;
  /** The task before which an exercise lab was made; undefined where all of them were solved. */
  exercise: number | undefined;
  /** The first task that neither provisioning nor the learner has solved; undefined where there is none such. */
  unsolved: number | undefined;
  /** Undefined where the lab was not rebooted for this run. */
  reboot: Reboot | undefined;
  /** Undefined where the app was not bound by itself for this run. */
  bind: BindResult | undefined;
  /** By the ports of the services that were reloaded for this run; undefined where none was. */
  reload: Map<number, Reload> | undefined;
  /** By the ports of the services, and 80 for Nginx, whose processes were killed for this run; undefined where none was. */
  kill: Map<number, Kill> | undefined;
  /** Keeps which units have the ports now, for a later run. The ports are those whose task passes. */
  keepUnits: (passing: readonly number[]) => void;
  /** Stores the result in the lab; undefined if it should not be stored. */
  storeResult: ((report: object) => Promise<void>) | undefined;
  /** Asks which lab it is, and of which provisioning; absent for a lab that is not this folder's. */
  identity?: () => Promise<string>;
}

/** Whether a requirement passes, with what was expected and found. */
export interface Verdict {
  holds: boolean;
  expected: string;
  found: string;
  /** Where to look for what was found, if that can be said more exactly than the requirement's own first hint. */
  hint?: string | undefined;
  /** Why there is nothing to judge in this lab; then it counts neither as passed nor as failed. */
  notApplicable?: string;
  /** Why the fact could not be observed in this run, if anything can be there to see; then it counts as neither, too. */
  notSeen?: string;
}

/** Three tiers, each of which tells more; the last is a command for the lab's shell. */
export type Hints = [look: string, compare: string, command: string];

/**
 * The part of the lab that a requirement looks at, in the order in which a request comes through: the machine, the
 * processes and their ports, their own answers, Nginx, the answers through Nginx, headers and files. Then what keeps all
 * of it running: units and logs, and the reload.
 */
export const layers = [
  "machine",
  "process",
  "answer",
  "nginx",
  "proxied",
  "files",
  "units",
  "reload",
] as const;
export type Layer = (typeof layers)[number];

/** The options that change the lab, to observe what cannot be seen otherwise. */
export type Need = "bind" | "reboot" | "reload" | "kill";

/** One observable fact that a task demands. */
export interface Requirement {
  /** The number of the task. */
  task: number;
  /** The fact as one can observe it: "port 80 answers on the public address". */
  title: string;
  layer: Layer;
  /**
   * The requirements, by the names of their files, without which this one cannot pass, or cannot be judged on its own.
   * Never of a later task, and none that follows from another one here.
   */
  dependsOn: readonly string[];
  /** Where to look when it fails; what to compare; the command that shows it. */
  hints: Hints;
  /** The option that is needed to observe the fact: a reboot, a reload under requests, a kill, or a server on another port. */
  needs?: Need;
  check: (lab: Lab) => Verdict;
}

/** A requirement and its name, which is that of its file. */
export type NamedRequirement = Requirement & { name: string };
