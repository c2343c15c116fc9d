import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 2,
  title: "the site's upstream is a host name, and name resolution is off",
  symptom: "The site is there, but it no longer accepts any change of its configuration, however small.",
  difficulty: 4,
  hints: [
    "Nginx keeps its old configuration when it cannot load the new one. What does it say about the new one?",
    "Compare the addresses in the site with its host names. Which service resolves names, and is it running?",
    "In the lab: sudo nginx -t; getent hosts onepage.localhost; cat /etc/resolv.conf; systemctl status systemd-resolved",
  ],
  reddens: ["2-configuration", "6-names"],
  // Two causes for Nginx: the name in the site, and that nothing looks names up. Either alone would do no harm.
  roots: ["2-configuration", "6-names"],
  break: `edit $site '/^upstream onepage/,/^}/ s|server 127.0.0.1:5000;|server onepage.localhost:5000;|'
nginx -t && systemctl reload nginx
systemctl stop systemd-resolved`,
  fix: `systemctl start systemd-resolved; back_site`,
  teaches:
    "Nginx resolves the host names when it reads its configuration. If one name fails, it rejects the whole configuration. An IP address needs no lookup.",
};
