import { readFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { numberIn, versionOf } from "../../core/tool-version.ts";
import type { Needed } from "../prepare.ts";
import { project } from "./runners.ts";

/** The peers, from Debian. */
export const needed: Needed = {
  "python3-testinfra": ["/usr/bin/python3", "-c", "import testinfra"],
  "python3-paramiko": ["/usr/bin/python3", "-c", "import paramiko"],
  "python3-pytest-xdist": ["/usr/bin/python3", "-c", "import xdist"],
  "ruby-serverspec": ["/usr/bin/ruby", "-e", "require 'serverspec'"],
  bats: ["bats", "--version"],
  "openssh-client": ["ssh", "-V"],
};

/** The versions of what was measured, in a line. */
export async function versions(): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(project, "package.json"), "utf8"));
  const { stdout } = await execa(
    "dpkg-query",
    ["-W", "-f", `\${Package} \${Version}\n`, ...Object.keys(needed)],
    { timeout: 30_000 },
  );
  const debian = stdout.split("\n").map((line) => {
    const [name = "", number = ""] = line.split(" ");
    return `${name.replace(/^(python3|ruby)-/, "")} ${/[\d.]+p?\d*/.exec(number.replace(/^\d+:/, ""))?.[0] ?? number}`;
  });
  const npm = numberIn((await versionOf("npm", "--version")) ?? "?");
  return [`applab ${version}`, `Node ${process.versions.node}`, `npm ${npm}`, ...debian].join(", ");
}
