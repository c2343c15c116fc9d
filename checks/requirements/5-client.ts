import type { Requirement } from "../collect/model.ts";
import { judgeClient } from "../judge/handed-on.ts";

export const requirement: Requirement = {
  task: 5,
  title: "what port 80 tells the services of the client is true, whatever the client claims",
  layer: "files",
  dependsOn: ["5-host"],
  hints: [
    "Check which headers tell a service of the client, and who wrote them: a client can send the same headers.",
    "Compare the variables in the proxy_set_header lines: those that begin with $http_ are what the client says.",
    "sudo nginx -T 2>/dev/null | grep -n 'location\\|X-Forwarded\\|X-Real-IP\\|real_ip'",
  ],
  check: judgeClient,
};
