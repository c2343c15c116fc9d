import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 4,
  title: "the site refuses the API to the one address from which you come",
  symptom:
    "My program on the host gets nothing from the API any more. On the machine itself it answers, at every one of its addresses, and the pages are there for both of us.",
  difficulty: 4,
  hints: [
    "Who is refused: everybody, everybody from outside, or one?",
    "Compare the address from which you come with the addresses in the site.",
    "In the lab: echo $SSH_CONNECTION; sudo nginx -T 2>/dev/null | grep -n 'allow\\|deny'; sudo tail -n 3 /var/log/nginx/*access.log",
  ],
  reddens: ["4-every-way"],
  roots: ["4-every-way"],
  break: `from=$(ss -Htn 'sport = :22' | grep -oP '\\d+[.]\\d+[.]\\d+[.]\\d+(?=\\]?:\\d+ *$)' | head -n 1); edit $site "s|location /api/ {|&\\n        deny $from;|"; reload_site`,
  fix: `back_site`,
  teaches:
    "'It works here' says nothing about there. An access log has the address and the status of each request: look for the refused one.",
};
