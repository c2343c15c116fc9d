/** The drift for people: grouped, what it was behind `-` and what it is behind `+`. */

import { sanitize } from "../../core/sanitize.ts";
import type { Paint } from "../../core/terminal.ts";
import type { Difference, Drift } from "./differences.ts";
import { groupChanges } from "./group-changes.ts";

/** The kinds under their headings: what may be a cause comes before what may be its effect. */
const groups: [heading: string, kinds: string[]][] = [
  ["packages", ["package"]],
  ["users", ["user", "group", "password"]],
  ["files", ["file"]],
  ["programs", ["command", "program"]],
  ["machine", ["clock", "disk", "mount", "kernel", "blind"]],
  ["network", ["address", "route", "dns", "firewall", "qdisc"]],
  ["units", ["at boot", "unit on disk", "unit", "loaded", "log"]],
  ["processes", ["process"]],
  ["ports", ["port"]],
];

/** Kinds whose names alone do not tell what they are. */
const spoken: Record<string, string> = {
  group: "group ",
  password: "password of ",
  mount: "mount ",
  disk: "disk ",
  dns: "dns ",
  route: "route ",
  qdisc: "queue of ",
  loaded: "running: ",
  log: "log of ",
  "at boot": "at boot: ",
  "unit on disk": "on disk: ",
  blind: "cannot be seen: ",
};

export const formatCount = (count: number) => `${count} difference${count === 1 ? "" : "s"}`;

/** All of it, and the last line that sums it up. */
export function show({ made, differences }: Drift, paint: Paint): string {
  if (differences.length === 0) return `Nothing has changed since ${local(made)}.\n`;
  const known = new Set(groups.flatMap(([, kinds]) => kinds));
  const others = [...new Set(differences.map(({ kind }) => kind))].filter((kind) => !known.has(kind));
  const lines = [`Changes since ${local(made)}, when the lab was provisioned:`, ""];
  for (const [heading, kinds] of [...groups, ["others", others] as const]) {
    const own = kinds.flatMap((kind) => differences.filter((each) => each.kind === kind));
    if (own.length === 0) continue;
    lines.push(paint("bold", heading));
    const { heaps, single } = groupChanges(own);
    for (const heap of heaps) lines.push(`  ${heap}`);
    for (const each of single) lines.push(...entry(each, paint));
    lines.push("");
  }
  lines.push(`${formatCount(differences.length)} since ${local(made)}.`);
  return `${lines.join("\n")}\n`;
}

function entry({ kind, name, before, now, text, turned }: Difference, paint: Paint): string[] {
  const what = before.length === 0 ? " (new)" : now.length === 0 ? " (gone)" : "";
  const fact = (sign: "-" | "+", value: string) =>
    paint(sign === "-" ? "red" : "green", `      ${sign} ${sanitize(value, 300)}`);
  const line = (each: string) => fact(each.startsWith("-") ? "-" : "+", ` ${each.slice(1)}`);
  if (turned !== undefined) return [`  ${sanitize(name, 200)}: ${sanitize(turned, 300)}`, ...text.map(line)];
  // Where the lines of a file are told, its hash says nothing more.
  const isShown = (value: string) => text.length === 0 || !value.startsWith("content ");
  return [
    `  ${spoken[kind] ?? ""}${sanitize(name, 200)}${kind === "file" ? what : ""}`,
    ...before.filter(isShown).map((value) => fact("-", value)),
    ...now.filter(isShown).map((value) => fact("+", value)),
    ...text.map(line),
  ];
}

/** A moment as the clock on the host's wall showed it. */
export function local(date: Date): string {
  const shifted = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 19).replace("T", " ");
}
