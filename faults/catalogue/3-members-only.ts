import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 3,
  title: "the numbers' location allows only loopback",
  symptom:
    "Everybody who asks us about a number gets a 403. We, who work on the machine itself, cannot see the problem, and all other pages are open to everybody.",
  difficulty: 2,
  hints: [
    "Which clients are refused, and for which paths?",
    "Compare the answers on 127.0.0.1 and on the public address, for a number and for the first page.",
    "In the lab: curl -si http://$(hostname -I | cut -d' ' -f1)/airbnb-dynamic/number_odd_or_even/7 | head -n 1; sudo tail -n 2 /var/log/nginx/error.log; cat /etc/nginx/sites-enabled/*",
  ],
  reddens: ["3-every-way", "3-parity-on-80"],
  roots: ["3-parity-on-80"],
  break: `edit $site 's|^    location /airbnb-dynamic/ {|& allow 127.0.0.1; deny all;|'; reload_site`,
  fix: `back_site`,
  teaches:
    "'allow' and 'deny' apply to the block that contains them. If you test only from the machine itself, you never meet them.",
};
