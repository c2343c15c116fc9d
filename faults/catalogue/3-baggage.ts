import type { Fault } from "../engine/fault.ts";
import { dynamicOnPort80 } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 3,
  title: "the service's answers have a header that is larger than Nginx takes",
  symptom:
    "Numbers work when one asks their program directly; through the site each ends with a gateway error, at once.",
  difficulty: 4,
  hints: [
    "The service answers, and Nginx does not like the answer. Its error log says why.",
    "Compare the size of the header that port 5001 sends with that of port 5000.",
    "In the lab: sudo tail -n 1 /var/log/nginx/error.log; curl -s -D - -o /dev/null http://127.0.0.1:5001/airbnb-dynamic/number_odd_or_even/7 | wc -c",
  ],
  reddens: dynamicOnPort80,
  break: `edit $app/dynamic.ts '/^app.disable/a app.use((_q, s, next) => { s.set("X-Trace", "0123456789".repeat(900)); next(); });'; systemctl restart dynamic`,
  fix: `back $app/dynamic.ts; systemctl restart dynamic`,
  teaches:
    "502 is also what Nginx says of an answer that it cannot read: 'upstream sent too big header'. proxy_buffer_size is the limit, 4 or 8 KiB.",
};
