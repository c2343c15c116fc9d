import type { Fault } from "../engine/fault.ts";
import { proxying } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 2,
  title: "the site's upstream is a host name that the hosts file maps to a wrong address",
  symptom:
    "The greeting is down with a gateway error. 'But I changed nothing on the web server', says the network team.",
  difficulty: 5,
  hints: [
    "Nginx connects to an unexpected address. Its error log shows which one.",
    "Compare the name in the upstream with the address that the machine finds for it.",
    "In the lab: sudo tail -n 3 /var/log/nginx/error.log; grep -A1 'upstream onepage' /etc/nginx/sites-available/applab; getent hosts onepage.internal",
  ],
  reddens: proxying,
  roots: ["2-local"],
  break: `keep /etc/hosts; echo '0.0.0.1 onepage.internal' >>/etc/hosts
edit $site 's/127.0.0.1:5000/onepage.internal:5000/'; reload_site`,
  fix: `sed -i '/onepage.internal/d' /etc/hosts; back_site`,
  teaches:
    "Nginx looks up a name once, when it loads its configuration, and the hosts file comes before DNS. getent looks names up as programs do; dig does not.",
};
