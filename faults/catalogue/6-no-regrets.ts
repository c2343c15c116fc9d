import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 6,
  title: "Nginx notes no errors",
  symptom:
    "Visitors had a 502 for a minute last night. The web server's log of errors has not a single line since yesterday.",
  difficulty: 3,
  hints: [
    "Nginx knows why it answered 502, and says so once. Where does it say it?",
    "Compare the error_log of the site with that of the main configuration.",
    "In the lab: sudo nginx -T 2>/dev/null | grep -n error_log; ls -l /dev/null /var/log/nginx",
  ],
  reddens: ["6-nginx-error-log"],
  roots: ["6-nginx-error-log"],
  break: `edit $site 's|^    server_name .*;|&\\n    error_log /dev/null;|'; reload_site`,
  fix: `back_site`,
  teaches:
    "The access log shows that a request failed, the error log why. What is thrown away there, nobody can look up in the morning.",
};
