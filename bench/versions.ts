import { readFileSync } from "node:fs";
import { execa } from "execa";

/** The versions of what was measured, in a line. */
export async function versions(node: string): Promise<string> {
  const ask = async (program: string, ...args: string[]) => {
    const { all } = await execa(program, args, { all: true, timeout: 30_000 });
    return /\d+(\.\d+)+/.exec(all)?.[0];
  };
  const { dependencies } = JSON.parse(
    readFileSync(new URL("peers/packages/package.json", import.meta.url), "utf8"),
  );
  const flask = "from importlib.metadata import version; print(version('flask'))";
  return [
    `Nginx ${await ask("nginx", "-v")}`,
    `Gunicorn ${await ask("/usr/bin/gunicorn", "--version")}`,
    `Flask ${await ask("/usr/bin/python3", "-c", flask)}`,
    `Node ${await ask(node, "--version")}`,
    `Express ${dependencies.express}`,
    `PM2 ${dependencies.pm2}`,
    `Fastify ${dependencies.fastify}`,
  ].join(", ");
}
