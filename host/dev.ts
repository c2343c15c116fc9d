/**
 * npm run dev [-- SERVICE [OPTION …]]: runs a service on this host, without a lab, and anew after each change of its
 * source. The options are those of the application server: `npm run dev -- onepage --bind 127.0.0.1:6000`.
 */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";

const project = dirname(dirname(fileURLToPath(import.meta.url)));
const units = join(project, "provision", "units");
const [service = "onepage", ...options] = process.argv.slice(2);

const services = readdirSync(units).flatMap((file) => /^(.+)\.service$/.exec(file)?.[1] ?? []);
if (!services.includes(service)) {
  console.error(`There is no service '${service}'; there are: ${services.join(", ")}.`);
  process.exit(2);
}
// The port that it has in the lab.
const port = /--bind \S+:(\d+)/.exec(readFileSync(join(units, `${service}.service`), "utf8"))?.[1];
const server = ["app/appserver.ts", "--reload", "--bind", `127.0.0.1:${port}`, "--access-logfile", "-"];
// On a terminal Ctrl-C reaches the server itself; this process only has to outlive it.
process.on("SIGINT", () => {});
const { exitCode } = await execa(
  process.execPath,
  ["--import", "tsx", ...server, ...options, `app/${service}.ts`],
  { cwd: project, stdio: "inherit", reject: false },
);
process.exit(exitCode ?? 1);
