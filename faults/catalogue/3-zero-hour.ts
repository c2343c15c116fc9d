import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 3,
  title: "Nginx itself answers for numbers that begin with a zero",
  symptom: "Zero is said not to exist, and so is 007. The developers say that their page has both.",
  difficulty: 2,
  hints: [
    "Which program says 'not found' for 0?",
    "Compare the answers of ports 80 and 5001 for 0 and for 7.",
    "In the lab: for port in 80 5001; do curl -si http://127.0.0.1:$port/airbnb-dynamic/number_odd_or_even/0 | tail -n 5; done; grep -n 'location .*number' /etc/nginx/sites-available/applab",
  ],
  reddens: ["3-parity-on-80"],
  roots: ["3-parity-on-80"],
  break: `edit $site '/location .airbnb-dynamic. {/i\\    location /airbnb-dynamic/number_odd_or_even/0 { return 404; }'; reload_site`,
  fix: `back_site`,
  teaches:
    "The longest prefix wins: a location for a few paths takes them away from the service. Try the first and the last value, not only one in the middle.",
};
