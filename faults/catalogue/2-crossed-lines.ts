import type { Fault } from "../engine/fault.ts";
import { proxying } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 2,
  title: "the site names its upstream, and the hosts file leads that name nowhere",
  symptom:
    "The greeting is down with a gateway error. 'But I changed nothing on the web server', says the network team.",
  difficulty: 5,
  hints: [
    "Nginx asks an address that is not the one you think. Its error log names it.",
    "Compare the name in the upstream with what the machine makes of that name.",
    "In the lab: sudo tail -n 3 /var/log/nginx/error.log; grep -A1 'upstream onepage' /etc/nginx/sites-available/applab; getent hosts onepage.internal",
  ],
  reddens: proxying,
  break: `keep /etc/hosts; echo '0.0.0.1 onepage.internal' >>/etc/hosts
edit $site 's/127.0.0.1:5000/onepage.internal:5000/'; reload_site`,
  fix: `sed -i '/onepage.internal/d' /etc/hosts; back_site`,
  teaches:
    "Nginx looks a name up once, when it loads its configuration, and the hosts file answers before DNS. getent asks as programs ask; dig does not.",
};
