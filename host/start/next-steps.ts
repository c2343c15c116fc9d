import { wantedPorts } from "../../core/host-ports.ts";

/** The last lines of a start: what to open, and what to type next. */
export function nextSteps({ site, service, task }: { site: string; service: string; task?: number }): string {
  // Only solved tasks have something to show.
  const has = (solved: number) => task === undefined || task > solved;
  const commands = [
    ...(task === undefined ? [] : [[`npm run task -- ${task}`, "what this task asks for"]]),
    ["vagrant ssh", has(1) ? "log in; 'attach onepage' shows the running server" : "log in"],
    ["npm run checks", "check the lab again, after you broke or fixed something"],
    ["vagrant halt", "switch the lab off; 'npm start' starts it again"],
  ] as [string, string][];
  const lines = [
    ...(has(2) ? [`The page behind Nginx           ${site}airbnb-onepage/`] : []),
    ...(has(1) ? [`The application server itself   ${service}airbnb-onepage/`, ""] : []),
    ...commands.map(([command, why]) => `${command.padEnd(26)}${why}`),
    ...corrected({ 80: site, 5000: service }),
  ];
  return `\n${lines.map((line) => (line === "" ? "" : `  ${line}`)).join("\n")}\n`;
}

/** Vagrant takes other ports where these are taken: every page and every text that names them is wrong then. */
function corrected(addresses: Record<80 | 5000, string>): string[] {
  const lines = ([80, 5000] as const).flatMap((guest) => {
    const [{ port, hostname }, wanted] = [new URL(addresses[guest]), wantedPorts()[guest]];
    return hostname !== "127.0.0.1" || [Number(port), 0].includes(wanted)
      ? []
      : [`${wanted} was taken on this host: the lab's port ${guest} is 127.0.0.1:${port}`];
  });
  return lines.length === 0 ? [] : ["", ...lines];
}
