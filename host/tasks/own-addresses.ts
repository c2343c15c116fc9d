/** A page's addresses are those of a lab with the default ports. This lab's can be others. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { wantedPorts } from "../../core/host-ports.ts";
import { keptFolder, machineId } from "../../core/paths.ts";

/** As the pages have them. */
const defaults = wantedPorts({});

/** The text with the ports at which this host reaches the lab: those that Vagrant chose, or those that it is asked for. */
export function withOwnAddresses(text: string): string {
  const ports: Record<number, number> = { ...wantedPorts(), ...forwardedPorts() };
  return Object.entries(defaults).reduce(
    (page, [guest, host]) =>
      page.replaceAll(`http://127.0.0.1:${host}`, `http://127.0.0.1:${ports[Number(guest)]}`),
    text,
  );
}

/** By the lab's ports; empty where there is no lab, or Vagrant was not asked yet. checks/target/ keeps them. */
function forwardedPorts(): Record<number, number> {
  if (machineId() === "") return {};
  try {
    return JSON.parse(readFileSync(join(keptFolder(), "ports.json"), "utf8"));
  } catch {
    return {};
  }
}
