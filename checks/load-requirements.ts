/** Loads the files of requirements/. */
import { readdir } from "node:fs/promises";
import type { Requirement } from "./collect/model.ts";

/** The requirements, a file each in requirements/, in the order of their file names: by task. */
export async function loadRequirements(): Promise<Requirement[]> {
  const folder = new URL("requirements/", import.meta.url);
  const files = (await readdir(folder)).filter((file) => file.endsWith(".ts")).sort();
  return Promise.all(
    files.map(async (file) => {
      const module = (await import(new URL(file, folder).href)) as { requirement: Requirement };
      return module.requirement;
    }),
  );
}
