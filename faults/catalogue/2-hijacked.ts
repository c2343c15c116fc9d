import type { Fault } from "../engine/fault.ts";
import { withoutSite } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 2,
  title: "another program has taken port 80",
  symptom: "Since noon, every page of the site shows the same single word. None of us wrote it.",
  difficulty: 3,
  hints: [
    "There is an answer, but does it come from Nginx?",
    "Compare the Server header of this answer with that of a normal one.",
    "In the lab: curl -i http://127.0.0.1/; sudo ss -ltnp 'sport = :80'; systemctl status nginx",
  ],
  reddens: [...withoutSite, "2-nginx-listens", "6-nginx-enabled", "6-nginx-log", "6-nginx-restarts"],
  roots: ["2-nginx-listens"],
  break: `keep $site; systemctl stop nginx
systemd-run --quiet --unit notice /usr/local/bin/node -e 'http.createServer((q, s) => { s.statusCode = 503; s.end("maintenance"); }).listen(80)'
listens 80`,
  fix: `systemctl stop notice 2>/dev/null || true; back_site`,
  teaches: "An HTTP status does not tell you which program answers. ss -ltnp does.",
};
