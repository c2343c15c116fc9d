import type { Requirement } from "../collect/model.ts";

export const requirement: Requirement = {
  task: 2,
  title: "nginx -t accepts the configuration",
  layer: "nginx",
  dependsOn: [],
  hints: [
    "Check the configuration files: a running Nginx keeps the configuration that it read last.",
    "Compare the file and the line in the error message with your last change.",
    "sudo nginx -t",
  ],
  check: (lab) => {
    const { code, err } = lab.reading("nginxTest");
    const complaint =
      err.split("\n").find((line) => /\[(emerg|alert|crit|error)\]/.test(line)) ?? err.split("\n").at(-1);
    return { holds: code === 0, expected: "the test is successful", found: complaint ?? "no answer in time" };
  },
};
