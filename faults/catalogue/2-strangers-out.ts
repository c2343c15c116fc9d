import type { Fault } from "../engine/fault.ts";
import { fromOutside } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 2,
  title: "the site allows only 127.0.0.1",
  symptom: "We get the message 'forbidden'. The administrator, on her machine, sees nothing wrong.",
  difficulty: 3,
  hints: [
    "403 is a decision. Which program makes it, and from which rule?",
    "Compare the answers on 127.0.0.1, on [::1] and on the public address.",
    "In the lab: curl -i -g 'http://[::1]/'; sudo tail -n 3 /var/log/nginx/error.log; grep -nE 'allow|deny' /etc/nginx/sites-available/applab",
  ],
  reddens: ["2-ipv6", ...fromOutside],
  // [::1] is a stranger, too, and nothing about it follows from the public address.
  roots: ["2-ipv6", "2-public-address"],
  break: `edit $site 's|^    server_name _;|& allow 127.0.0.1; deny all;|'; reload_site`,
  fix: `back_site`,
  teaches:
    "'access forbidden by rule' in Nginx's error log: an allow list needs IPv4 and IPv6 addresses, and Nginx compares it with the address that it sees.",
};
