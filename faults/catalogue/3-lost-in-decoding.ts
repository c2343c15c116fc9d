import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 3,
  title: "Nginx decodes the path of a number before it forwards the request",
  symptom:
    "Some visitors get 'Bad Request' from the numbers page. They all typed a blank or pasted a line, and no one says 'Not Found'.",
  difficulty: 4,
  hints: [
    "Which program answers 400, and what does it say of the request line that it got?",
    "Compare the answers of ports 80 and 5001 for the parameter %20: both are sent the same characters.",
    "In the lab: for port in 80 5001; do curl -si http://127.0.0.1:$port/airbnb-dynamic/number_odd_or_even/%20 | head -n 1; done; grep -n 'proxy_pass http://dynamic' /etc/nginx/sites-available/applab",
  ],
  reddens: ["3-not-an-integer-on-80"],
  roots: ["3-not-an-integer-on-80"],
  break: `edit $site '/location .airbnb-dynamic. {/,/}/s|http://dynamic;|http://dynamic$uri$is_args$args;|'; reload_site`,
  fix: `back_site`,
  teaches:
    "$uri is the decoded path. In proxy_pass it puts blanks and line ends into the request line, and can even smuggle in a header. Without a path, proxy_pass forwards what the client sent.",
};
