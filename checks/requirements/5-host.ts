import type { Requirement } from "../collect/model.ts";
import { judgeHost } from "../judge/handed-on.ts";

export const requirement: Requirement = {
  task: 5,
  title:
    "the web application, and all other services or none, receive the host name that the client asked for",
  layer: "files",
  dependsOn: ["5-name"],
  hints: [
    "Check the headers that Nginx sends with each location: one location can differ from its neighbours.",
    "Compare the proxy_set_header lines of the server with those in each location: a location with one of its own inherits none.",
    "sudo nginx -T 2>/dev/null | grep -n 'location\\|proxy_pass\\|proxy_set_header'",
  ],
  check: judgeHost,
};
