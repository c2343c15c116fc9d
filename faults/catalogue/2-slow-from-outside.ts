import type { Fault } from "../engine/fault.ts";
import { proxying } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 2,
  title: "the application takes eight seconds for what came through a proxy",
  symptom:
    "The greeting through the site takes for ever. Asked directly, its program answers at once, and nothing is logged as an error.",
  difficulty: 4,
  hints: [
    "What is different between a request to port 5000 and one that comes through port 80?",
    "Compare the times in Nginx's access log (connect, header), and the headers that the site adds.",
    "In the lab: tail -n 2 /var/log/nginx/applab.access.log; curl -m 9 -H 'X-Forwarded-For: 192.0.2.1' http://127.0.0.1:5000/airbnb-onepage/; cat /srv/applab/app/onepage.ts",
  ],
  reddens: proxying,
  break: `edit $app/onepage.ts '/^app.set("etag"/a app.use((q, _s, next) => void setTimeout(next, q.get("x-forwarded-for") ? 8000 : 0));'; systemctl restart onepage`,
  fix: `back $app/onepage.ts; systemctl restart onepage`,
  teaches:
    "upstream_header_time tells whose time it was. A request through a proxy has other headers, and code may act on them.",
};
