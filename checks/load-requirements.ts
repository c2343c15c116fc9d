/** Loads the files of requirements/. */
import { readdir } from "node:fs/promises";
import type { NamedRequirement, Requirement } from "./collect/model.ts";

/** The requirements, a file each in requirements/, in the order of their file names: by task. */
export async function loadRequirements(): Promise<NamedRequirement[]> {
  const folder = new URL("requirements/", import.meta.url);
  const files = (await readdir(folder)).filter((file) => file.endsWith(".ts")).sort();
  return Promise.all(
    files.map(async (file) => {
      const { requirement } = (await import(new URL(file, folder).href)) as { requirement: Requirement };
      return { name: file.replace(/\.ts$/, ""), ...requirement };
    }),
  );
}
