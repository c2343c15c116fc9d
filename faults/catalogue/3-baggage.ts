import type { Fault } from "../engine/fault.ts";
import { dynamicOnPort80 } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 3,
  title: "the service sends headers that are larger than Nginx accepts",
  symptom:
    "The numbers work if you ask their program directly; through the site you get a gateway error at once.",
  difficulty: 4,
  hints: [
    "The service answers, but Nginx rejects the answer. Its error log says why.",
    "Compare the size of the headers from port 5001 with those from port 5000.",
    "In the lab: sudo tail -n 1 /var/log/nginx/error.log; curl -s -D - -o /dev/null http://127.0.0.1:5001/airbnb-dynamic/number_odd_or_even/7 | wc -c",
  ],
  reddens: dynamicOnPort80,
  roots: ["3-parity-on-80"],
  break: `edit $app/dynamic.ts '/^app.disable/a app.use((_q, s, next) => { s.set("X-Trace", "0123456789".repeat(900)); next(); });'; systemctl restart dynamic`,
  fix: `back $app/dynamic.ts; systemctl restart dynamic`,
  teaches:
    "Nginx also answers 502 when it cannot read the application's answer: 'upstream sent too big header'. proxy_buffer_size sets the limit, 4 or 8 KiB.",
};
