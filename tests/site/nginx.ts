import { dirname } from "node:path";
import { execa } from "execa";

/** An Nginx that can be run. */
export interface Nginx {
  /** The program, and the arguments that must come first. */
  command: [string, ...string[]];
  /** Such as 1.22.1. */
  version: string;
  /** The folder with its mime.types. */
  etc: string;
}

/** The Nginx of this host; on Debian the lab has the same. */
export async function installedNginx(): Promise<Nginx> {
  return examined(["nginx"]);
}

/** @param root the folder that replaces / in the paths that the program was built with. */
export async function examined(command: Nginx["command"], root = ""): Promise<Nginx> {
  const [program, ...args] = command;
  const { stderr } = await execa(program, [...args, "-V"], { timeout: 30_000 });
  const version = /^nginx version: nginx\/([\d.]+)/m.exec(stderr)?.[1];
  const configuration = /--conf-path=(\S+)/.exec(stderr)?.[1];
  if (!version || !configuration)
    throw new Error(`'${command.join(" ")} -V' tells neither version nor path: ${stderr}`);
  return { command, version, etc: root + dirname(configuration) };
}
