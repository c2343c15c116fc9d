/** The two machines that are measured: the lab, and one of the same box on which nothing is installed. */
import { mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";

const project = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Milliseconds that a command may take: a cold start on a slow network does. */
const deadline = 30 * 60_000;

export interface Machine {
  /** Runs a command in its folder, and says how many seconds it took and what it printed. */
  run: (command: string, ...args: string[]) => Promise<{ seconds: number; output: string }>;
  /** Removes the machine, if there is one. */
  remove: () => Promise<void>;
}

/** The caches of both: the user's own, until they are emptied, which gives them a folder of the bench. */
export class Caches {
  readonly #folder: string;
  #own = false;

  /** @param parent a folder for the folder. */
  constructor(parent: string) {
    this.#folder = join(parent, "caches");
  }

  /** As on a computer that has never had a lab. Vagrant's own folder is one of them. */
  empty(): void {
    rmSync(this.#folder, { recursive: true, force: true });
    mkdirSync(this.#folder);
    this.#own = true;
  }

  get env(): Record<string, string> {
    if (!this.#own) return {};
    return { LAB_CACHE: join(this.#folder, "applab"), VAGRANT_HOME: join(this.#folder, "vagrant") };
  }
}

/**
 * A clone of the project, with the packages of this one.
 * @throws {Error} where the last commit cannot be cloned.
 */
export async function machine(folder: string, caches: Caches): Promise<Machine> {
  await execa("git", ["clone", "--quiet", project, folder]);
  await execa("cp", ["-a", join(project, "node_modules"), folder]);
  const call = (command: string, ...args: string[]) =>
    execa(command, args, {
      cwd: folder,
      env: caches.env,
      all: true,
      stdin: "ignore",
      timeout: deadline,
      // Vagrant and its QEMU end by themselves when they are asked to; a Ctrl-C reaches them anyway.
      cleanup: true,
    });
  return {
    run: async (command, ...args) => {
      const started = performance.now();
      const { all } = await call(command, ...args);
      return { seconds: (performance.now() - started) / 1000, output: all };
    },
    remove: async () => {
      await call("vagrant", "destroy", "-f");
    },
  };
}
