import type { Requirement } from "../requirement.ts";

export const requirement: Requirement = {
  task: 2,
  title: "nginx -t accepts the configuration",
  hint: "in the lab, 'sudo nginx -t' names the file and the line; Nginx goes on with the old configuration until it is right",
  check: (lab) => {
    const { code, err } = lab.reading("nginxTest");
    const complaint =
      err.split("\n").find((line) => /\[(emerg|alert|crit|error)\]/.test(line)) ?? err.split("\n").at(-1);
    return { holds: code === 0, expected: "the test is successful", found: complaint ?? "no answer in time" };
  },
};
