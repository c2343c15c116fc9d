import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 3,
  title: "the location of the numbers lets in loopback alone",
  symptom:
    "Whoever asks us about a number is refused, with 403. Where we work ourselves, on the machine, we cannot see it; and all other pages open for everybody.",
  difficulty: 2,
  hints: [
    "Who is refused, and for which paths?",
    "Compare what 127.0.0.1 gets with what the public address gets, for a number and for the first page.",
    "In the lab: curl -si http://$(hostname -I | cut -d' ' -f1)/airbnb-dynamic/number_odd_or_even/7 | head -n 1; sudo tail -n 2 /var/log/nginx/error.log; cat /etc/nginx/sites-enabled/*",
  ],
  reddens: ["3-parity-on-80"],
  break: `edit $site 's|^    location /airbnb-dynamic/ {|& allow 127.0.0.1; deny all;|'; reload_site`,
  fix: `back_site`,
  teaches:
    "'allow' and 'deny' hold for the block in which they stand. Who tests from the machine itself is the one whom they never meet.",
};
