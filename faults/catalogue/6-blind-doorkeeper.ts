import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 6,
  title: "Nginx does not log the requests to the site",
  symptom:
    "Last night somebody tried thousands of passwords, says our provider. We looked into all our logs and found a quiet night.",
  difficulty: 3,
  hints: [
    "Which program sees every request first, and where does it write them?",
    "Compare the log settings of the site with those of the main configuration.",
    "In the lab: sudo ls -l /var/log/nginx; sudo nginx -T 2>/dev/null | grep -n access_log",
  ],
  reddens: ["6-nginx-log"],
  roots: ["6-nginx-log"],
  break: `edit $site 's|^    access_log .*;|    access_log off;|'; reload_site`,
  fix: `back_site`,
  teaches:
    "What is not written down has not happened for those who come later. access_log off in one place silences everything below it.",
};
