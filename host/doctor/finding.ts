import type { Code } from "../../core/failure.ts";

/** What the doctor found out about one thing that the lab needs. */
export interface Finding {
  /** The thing: "Vagrant", "free disk". */
  thing: string;
  /** A warning lets the lab start; something bad does not. */
  state: "good" | "warning" | "bad";
  /** What is there. */
  found: string;
  /** What to do about it, where something is to be done. */
  fix?: string;
  /** The name of this failure, where it is one. */
  code?: Code;
  /** The packages that fix it, by package manager. */
  packages?: Packages;
}

/** Names of packages for Debian and Ubuntu, for Homebrew and for winget. */
export interface Packages {
  apt: string[];
  brew: string[];
  winget: string[];
}

export const good = (thing: string, found: string): Finding => ({ thing, state: "good", found });

export const warning = (thing: string, found: string, fix: string): Finding => ({
  thing,
  state: "warning",
  found,
  fix,
});

/** Without this the lab cannot start. */
export const bad = (code: Code, thing: string, found: string, fix: string): Finding => ({
  thing,
  state: "bad",
  found,
  fix,
  code,
});

/** A program that is missing or too old, and the packages that install it. */
export const lacking = (code: Code, thing: string, found: string, packages: Packages): Finding => ({
  ...bad(code, thing, found, `install it: ${installCommand(packages)}`),
  packages,
});

/** The command that installs packages on this host. */
export function installCommand({ apt, brew, winget }: Packages, platform = process.platform): string {
  if (platform === "darwin") return `brew install ${brew.join(" ")}`;
  if (platform === "win32") return `winget install --exact --source winget ${winget.join(" ")}`;
  return `sudo apt-get install --no-install-recommends ${apt.join(" ")}`;
}
