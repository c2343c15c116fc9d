/** The whole site as in the lab: the real Nginx in front of the real services, on free ports. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { project } from "../checkout.ts";
import { endWithUs } from "../cleanup-on-exit.ts";
import { installedNginx } from "../site/nginx.ts";
import { answering, type Service, type Site, services, startSite } from "../site/site.ts";

export interface Running {
  site: Site;
  url: string;
  /** The file from which the service web reads the report of the checks. */
  report: string;
  start(service: Service): Promise<void>;
  end(service: Service): Promise<void>;
  stop(): Promise<void>;
}

export async function startAll(changes: Record<string, string> = {}): Promise<Running> {
  const site = await startSite(await installedNginx(), changes);
  const folder = mkdtempSync(join(tmpdir(), "page-"));
  const report = join(folder, "checks.json");
  const places = { ports: site.ports, site: site.port, report };
  const env = { ...process.env, PLACES: JSON.stringify(places), TMUX: "/run/web/tmux,1,0" };
  const running = new Map<Service, () => Promise<void>>();

  const start: Running["start"] = async (service) => {
    const module = service === "web" ? "tests/page/web.ts" : `app/${service}.ts`;
    const bind = `127.0.0.1:${site.ports[service]}`;
    const args = ["--import", "tsx", "app/appserver.ts", "--bind", bind, module];
    const server = endWithUs(spawn(process.execPath, args, { cwd: project, stdio: "ignore", env }));
    const ended = once(server, "exit");
    running.set(service, async () => {
      server.kill("SIGINT");
      await ended;
    });
    const early = await Promise.race([answering(site.ports[service]), ended]);
    if (early) throw new Error(`'node ${args.join(" ")}' ended with ${early[0]}`);
  };
  const end: Running["end"] = async (service) => {
    await running.get(service)?.();
    running.delete(service);
  };
  const stop = async () => {
    await Promise.all([...running.keys()].map(end));
    await site.stop();
    rmSync(folder, { recursive: true });
  };
  try {
    // One after the other: a parallel start is slower.
    for (const service of Object.keys(services) as Service[]) await start(service);
  } catch (error) {
    await stop();
    throw error;
  }
  return { site, url: `http://127.0.0.1:${site.port}`, report, start, end, stop };
}
