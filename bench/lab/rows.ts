/** What a user waits for, in the order in which it is done in each round. */
import type { Caches, Machine } from "./machines.ts";

export interface Row {
  name: string;
  /** Measured on the lab, in seconds. */
  lab: (lab: Machine) => Promise<number>;
  /** The nearest that a machine can do on which nothing is installed. */
  bare?: (bare: Machine) => Promise<number>;
  /** What comes before, and is not measured. */
  before?: (machine: Machine, caches: Caches) => Promise<void> | void;
  /** Left out of the quick run. */
  long?: true;
}

const command =
  (program: string, ...args: string[]) =>
  async (machine: Machine) =>
    (await machine.run(program, ...args)).seconds;
const npm = (...args: string[]) => command("npm", ...args);
const vagrant = (...args: string[]) => command("vagrant", ...args);
const up = vagrant("up", "--no-provision");

/** The seconds that a word of the checks tells: both figures of a reboot come from one. */
const rebooted = (what: RegExp) => async (lab: Machine) => {
  const { output } = await lab.run("npm", "run", "checks", "--", "--reboot");
  return Number(what.exec(output)?.[1]);
};

export const rows: Row[] = [
  {
    name: "first start, nothing in the cache",
    before: (_, caches) => caches.empty(),
    lab: npm("start"),
    bare: up,
    long: true,
  },
  {
    name: "first start, box and downloads in the cache",
    before: (machine) => machine.remove(),
    lab: npm("start"),
    bare: up,
  },
  { name: "start of a lab that runs", lab: npm("start"), bare: up },
  { name: "vagrant provision, nothing to do", lab: vagrant("provision") },
  { name: "checks", lab: npm("run", "checks") },
  { name: "break", lab: npm("run", "break", "--", "2-nobody-home") },
  { name: "fix", lab: npm("run", "fix") },
  { name: "reset", lab: npm("run", "reset", "--", "--yes") },
  { name: "reboot, until ssh answers", lab: rebooted(/Rebooted: ssh after ([\d.]+) s/) },
  { name: "reboot, until the page answers", lab: rebooted(/the page after ([\d.]+) s/) },
  { name: "vagrant halt", lab: vagrant("halt"), bare: vagrant("halt") },
  { name: "start of a lab that is off", lab: npm("start"), bare: up },
  { name: "vagrant destroy", lab: vagrant("destroy", "-f"), bare: vagrant("destroy", "-f") },
];
