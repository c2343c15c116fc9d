/** The last lines of a start: what to open, and what to type next. */
export function ways({ site, service, task }: { site: string; service: string; task?: number }): string {
  const page = `airbnb-onepage/`;
  const next =
    task === undefined
      ? ["npm run checks            judge the lab again, after you broke or mended something"]
      : [
          `npm run task -- ${task}       what this task wants`,
          "npm run checks            judge what you did",
        ];
  const lines = [
    "",
    `The page behind Nginx           ${site}${page}`,
    `The application server itself   ${service}${page}`,
    "",
    "vagrant ssh               log in; 'attach onepage' there shows the running server",
    ...next,
    "vagrant halt              switch it off; 'npm start' switches it on again",
    "",
  ];
  return lines.map((line) => (line === "" ? "" : `  ${line}`)).join("\n");
}
