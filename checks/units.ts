import type { Lab } from "./lab.ts";
import { nobodyOn } from "./processes.ts";

/** What systemd says of the unit that holds a process, as `systemctl show` names it. */
export type Unit = Partial<Record<"Id" | "UnitFileState" | "Restart", string>>;

/** The unit of the process on port 5000 or 80; a sentence where there is none. */
export function unitOn(lab: Lab, port: 5000 | 80): Unit | string {
  const { out } = lab.reading(port === 5000 ? "serviceUnit" : "siteUnit");
  const properties = Array.from(out.toString().matchAll(/^(\w+)=(.*)$/gm), ([, key, value]) => [key, value]);
  return properties.length === 0 ? nobodyOn(port) : (Object.fromEntries(properties) as Unit);
}
