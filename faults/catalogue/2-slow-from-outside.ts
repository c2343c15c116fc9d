import type { Fault } from "../engine/fault.ts";
import { proxying } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 2,
  title: "the application takes eight seconds for requests that come through a proxy",
  symptom:
    "The greeting takes very long on the site. The program itself answers at once when asked directly, and no error is logged.",
  difficulty: 4,
  hints: [
    "How does a request to port 5000 differ from one that comes through port 80?",
    "Compare the times in Nginx's access log (connect, header). Also look at the headers that the site adds.",
    "In the lab: tail -n 2 /var/log/nginx/applab.access.log; curl -m 9 -H 'X-Forwarded-For: 192.0.2.1' http://127.0.0.1:5000/airbnb-onepage/; cat /srv/applab/app/onepage.ts",
  ],
  reddens: [...proxying, "6-prompt"],
  roots: ["2-local"],
  break: `edit $app/onepage.ts '/^app.set("etag"/a app.use((q, _s, next) => void setTimeout(next, q.get("x-forwarded-for") ? 8000 : 0));'; systemctl restart onepage`,
  fix: `back $app/onepage.ts; systemctl restart onepage`,
  teaches:
    "upstream_header_time shows how long the application took. A request through a proxy has other headers, and code may depend on them.",
};
