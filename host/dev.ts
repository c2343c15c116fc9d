/**
 * npm run dev [-- SERVICE [OPTION …]]: runs a service on this host, without a lab, and reloads it after each change of its
 * source. The options are those of the application server: `npm run dev -- onepage --bind 127.0.0.1:6000`.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { project } from "../core/paths.ts";

const units = join(project, "provision", "units");
const [service = "onepage", ...options] = process.argv.slice(2);

/** The services, by their names, with the ports that they have in the lab. Other units bind none. */
const ports = new Map<string, string>();
for (const file of readdirSync(units).filter((name) => name.endsWith(".service"))) {
  const port = /--bind \S+:(\d+)/.exec(readFileSync(join(units, file), "utf8"))?.[1];
  if (port !== undefined) ports.set(file.replace(/\.service$/, ""), port);
}
const port = ports.get(service);
if (port === undefined) {
  console.error(`There is no service '${service}'; there are: ${[...ports.keys()].join(", ")}.`);
  process.exit(2);
}
const server = ["app/appserver.ts", "--reload", "--bind", `127.0.0.1:${port}`, "--access-logfile", "-"];
// On a terminal Ctrl-C reaches the server itself; this process only has to outlive it.
process.on("SIGINT", () => {});
const { exitCode } = await execa(
  process.execPath,
  ["--import", "tsx", ...server, ...options, `app/${service}.ts`],
  { cwd: project, stdio: "inherit", reject: false },
);
process.exit(exitCode ?? 1);
