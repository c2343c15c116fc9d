/** The last lines of a start: what to open, and what to type next. */
export function ways({ site, service, task }: { site: string; service: string; task?: number }): string {
  const commands = [
    ...(task === undefined ? [] : [[`npm run task -- ${task}`, "what this task wants"]]),
    ["vagrant ssh", "log in; 'attach onepage' there shows the running server"],
    ["npm run checks", "judge the lab again, after you broke or mended something"],
    ["vagrant halt", "switch it off; 'npm start' switches it on again"],
  ] as [string, string][];
  const lines = [
    `The page behind Nginx           ${site}airbnb-onepage/`,
    `The application server itself   ${service}airbnb-onepage/`,
    "",
    ...commands.map(([command, why]) => `${command.padEnd(26)}${why}`),
  ];
  return `\n${lines.map((line) => (line === "" ? "" : `  ${line}`)).join("\n")}\n`;
}
