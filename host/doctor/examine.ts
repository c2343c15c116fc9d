import { styleText } from "node:util";
import { pageOf } from "../../core/failure.ts";
import { isFresh } from "../vagrant/is-fresh.ts";
import { boxSource, convertsDisk } from "./box-source.ts";
import type { Finding } from "./finding.ts";
import { lineEndings } from "./findings/line-endings.ts";
import { network } from "./findings/network.ts";
import { ports } from "./findings/ports.ts";
import { boxBuilder, diskConverter, rsync, ssh } from "./findings/programs.ts";
import { provider } from "./findings/provider.ts";
import { disk, memory } from "./findings/space.ts";
import { vagrant } from "./findings/vagrant.ts";
import { virtualisation } from "./findings/virtualisation.ts";

/** Looks at everything that the lab needs of this host. */
export async function examine(): Promise<Finding[]> {
  const found = provider();
  const name = (await found).found;
  const source = boxSource(name);
  const findings = [
    ...[vagrant, () => found, ssh],
    // Vagrant copies the project into the lab with it. For Windows it brings one.
    ...(process.platform === "win32" ? [] : [rsync]),
    ...(source.kind === "packages" ? [boxBuilder] : []),
    ...(convertsDisk(name, source, isFresh()) ? [diskConverter] : []),
  ];
  return Promise.all(
    [...findings, disk, memory, ports, virtualisation, lineEndings, network].map((finding) => finding()),
  );
}

const marks = { good: ["green", "✔"], warning: ["yellow", "!"], bad: ["red", "✘"] } as const;
const colours = process.stdout.isTTY && !process.env.NO_COLOR;

/** A line a finding, and under it what to do. */
export function inLines(findings: Omit<Finding, "packages">[]): string {
  return findings
    .map(({ thing, state, found, fix, code }) => {
      const [colour, mark] = marks[state];
      const line = `  ${colours ? styleText(colour, mark) : mark} ${thing.padEnd(15)} ${found}`;
      const below = [fix && `fix: ${fix}`, code && `${code}: ${pageOf(code)}`].filter(Boolean);
      return [line, ...below.map((text) => `    ${" ".repeat(15)} ${text}`)].join("\n");
    })
    .join("\n");
}
