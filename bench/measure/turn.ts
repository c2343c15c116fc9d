import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Peer, Place } from "../peers/peer.ts";
import { connections, type Plan } from "../plan.ts";
import { nginx, proxying } from "../proxy.ts";
import { answering, type Running, start } from "../running.ts";
import { load } from "./load.ts";
import { freePorts } from "./ports.ts";
import { cpuSeconds, family, megabytes } from "./processes.ts";

/** What is seen of a peer in one turn. */
export interface Turn {
  /** Milliseconds from its start to its first answer, without Nginx. */
  starts: number[];
  requestsPerSecond: number;
  /** Microseconds of processor time for a request: user and system, Nginx and the application. */
  cpu: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** Requests that failed while nothing happened. */
  failed: number;
  /** Megabytes of all processes of the application after the load. */
  memory: number;
  reload?: Reload;
}

export interface Reload {
  requests: number;
  failed: number;
  /** Milliseconds. */
  worst: number;
}

const path = "/airbnb-onepage/";

/** Starts a peer, waits for its first answer, and ends it. */
export async function once(peer: Peer, ground: Omit<Place, "port">): Promise<void> {
  const [port] = (await freePorts(1)) as [number];
  const { application } = await started(peer, { ...ground, port });
  await application.end();
}

/** Starts a peer and Nginx before it, measures them, and ends them. */
export async function turn(peer: Peer, plan: Plan, ground: Omit<Place, "port">): Promise<Turn> {
  const folder = mkdtempSync(join(ground.folder, "turn-"));
  const [port, own] = (await freePorts(2)) as [number, number];
  const place: Place = { ...ground, folder, port };
  const starts = [];
  for (let count = 1; count < plan.starts; count++) {
    const { application, milliseconds } = await started(peer, place);
    starts.push(milliseconds);
    await application.end();
  }
  const { application, milliseconds } = await started(peer, place);
  starts.push(milliseconds);
  const front = await start(nginx(folder, "front", proxying(peer.proxy, own, port)));
  const url = `http://127.0.0.1:${own}${path}`;
  await answering(url, front);

  await load(url, "get", connections, plan.warmUp);
  const everybody = [...family(front.pid), ...family(application.pid)];
  const before = cpuSeconds(everybody);
  const { requests, requestsPerSecond, p50, p99, failed } = await load(url, "get", connections, plan.load);
  const cpu = ((cpuSeconds(everybody) - before) / requests) * 1e6;
  const memory = megabytes(family(application.pid));
  const reload = peer.reload && (await reloadUnderLoad(peer.reload, application, place, url, plan));

  // First, so that no connection to the application is left for it to wait for.
  await front.end();
  await application.end();
  rmSync(folder, { recursive: true });
  return { starts, requestsPerSecond, cpu, p50, p99, failed, memory, ...(reload && { reload }) };
}

async function started(peer: Peer, place: Place): Promise<{ application: Running; milliseconds: number }> {
  const begin = performance.now();
  const application = await peer.start(place);
  await answering(`http://127.0.0.1:${place.port}${path}`, application);
  return { application, milliseconds: performance.now() - begin };
}

async function reloadUnderLoad(
  reload: NonNullable<Peer["reload"]>,
  application: Running,
  place: Place,
  url: string,
  plan: Plan,
): Promise<Reload> {
  const before = new Set(family(application.pid));
  const loads = Promise.all(
    (["keepalive", "close"] as const).map((kind) => load(url, kind, connections / 2, plan.reloadLoad)),
  );
  const begin = performance.now();
  const reloads = (async () => {
    for (const at of plan.reloads) {
      await pause(Math.max(0, at * 1000 - (performance.now() - begin)));
      await reload(application, place);
    }
  })();
  const [outcomes] = await Promise.all([loads, reloads]);
  application.alive();
  // Who reloads nothing loses nothing either.
  if (family(application.pid).every((pid) => before.has(pid)))
    throw new Error("the reload changed no process");
  return {
    requests: outcomes.reduce((sum, { requests }) => sum + requests, 0),
    failed: outcomes.reduce((sum, { failed }) => sum + failed, 0),
    worst: Math.max(...outcomes.map(({ worst }) => worst)),
  };
}
