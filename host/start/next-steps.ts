/** The last lines of a start: what to open, and what to type next. */
export function nextSteps({ site, service, task }: { site: string; service: string; task?: number }): string {
  // A lab that stands before a task has nothing of it yet.
  const has = (solved: number) => task === undefined || task > solved;
  const commands = [
    ...(task === undefined ? [] : [[`npm run task -- ${task}`, "what this task wants"]]),
    ["vagrant ssh", has(1) ? "log in; 'attach onepage' there shows the running server" : "log in"],
    ["npm run checks", "judge the lab again, after you broke or repaired something"],
    ["vagrant halt", "switch it off; 'npm start' switches it on again"],
  ] as [string, string][];
  const lines = [
    ...(has(2) ? [`The page behind Nginx           ${site}airbnb-onepage/`] : []),
    ...(has(1) ? [`The application server itself   ${service}airbnb-onepage/`, ""] : []),
    ...commands.map(([command, why]) => `${command.padEnd(26)}${why}`),
  ];
  return `\n${lines.map((line) => (line === "" ? "" : `  ${line}`)).join("\n")}\n`;
}
