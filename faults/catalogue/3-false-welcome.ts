import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 3,
  title: "the site replaces the number service's 404 with another page",
  symptom:
    "Our customers type letters instead of digits, see the greeting, and think that it worked. The program itself refuses such input, but the site greets them.",
  difficulty: 3,
  hints: [
    "The status says whether a page exists. Where does it change on its way?",
    "Compare the status lines of both ports for a word instead of a number.",
    "In the lab: curl -si http://127.0.0.1/airbnb-dynamic/number_odd_or_even/abc | head -n 1; sudo nginx -T 2>/dev/null | grep -n 404",
  ],
  reddens: ["3-not-an-integer-on-80"],
  roots: ["3-not-an-integer-on-80"],
  break: `edit $site 's|location /airbnb-dynamic/ {|& proxy_intercept_errors on; error_page 404 =200 /airbnb-onepage/;|'; reload_site`,
  fix: `back_site`,
  teaches:
    "error_page can change the status as well as the page. A friendly 200 for a page that does not exist misleads every program, and most people.",
};
