import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 3,
  title: "the site puts another page in the place of the number service's 404",
  symptom:
    "Our customers type letters where digits belong, are greeted, and believe that all went well. It is the site that greets: the program behind it refuses.",
  difficulty: 3,
  hints: [
    "A status says whether something was found. Who changes it on the way?",
    "Compare the status lines of both ports for a word in the place of the number.",
    "In the lab: curl -si http://127.0.0.1/airbnb-dynamic/number_odd_or_even/abc | head -n 1; sudo nginx -T 2>/dev/null | grep -n 404",
  ],
  reddens: ["3-not-an-integer-on-80"],
  break: `edit $site 's|location /airbnb-dynamic/ {|& proxy_intercept_errors on; error_page 404 =200 /airbnb-onepage/;|'; reload_site`,
  fix: `back_site`,
  teaches:
    "error_page can change the status as well as the page. A friendly 200 for what does not exist misleads every program, and most people.",
};
