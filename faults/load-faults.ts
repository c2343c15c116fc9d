import { readdir } from "node:fs/promises";
import type { Fault, NamedFault } from "./engine/fault.ts";

/** The faults, a file each in catalogue/, in the order of their names: by task. */
export async function loadFaults(): Promise<NamedFault[]> {
  const folder = new URL("catalogue/", import.meta.url);
  const files = (await readdir(folder)).filter((file) => file.endsWith(".ts")).sort();
  return Promise.all(
    files.map(async (file) => {
      const { fault } = (await import(new URL(file, folder).href)) as { fault: Fault };
      return { name: file.replace(/\.ts$/, ""), ...fault };
    }),
  );
}
