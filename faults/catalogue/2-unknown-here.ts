import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 2,
  title: "the site knows its upstream by a name, and nobody resolves names any more",
  symptom: "The site is there, and yet no change of its configuration is taken any more, however small.",
  difficulty: 4,
  hints: [
    "Nginx keeps what it has when it cannot take what is new. What does it say to the new?",
    "Compare the addresses in the site with the names in it: who tells Nginx what a name means, and is he there?",
    "In the lab: sudo nginx -t; getent hosts onepage.localhost; cat /etc/resolv.conf; systemctl status systemd-resolved",
  ],
  reddens: ["2-configuration"],
  break: `edit $site '/^upstream onepage/,/^}/ s|server 127.0.0.1:5000;|server onepage.localhost:5000;|'
nginx -t && systemctl reload nginx
systemctl stop systemd-resolved`,
  fix: `systemctl start systemd-resolved; back_site`,
  teaches:
    "Nginx resolves the names in its configuration when it reads it, and refuses all of it if one has no answer. An address needs nobody.",
};
