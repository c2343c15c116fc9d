import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 2,
  title: "the site sends every path that begins like the page's to the page",
  symptom: "A search engine lists addresses that we never had. Each of them shows the greeting.",
  difficulty: 3,
  hints: [
    "What does the site answer for a path that only begins like the page's?",
    "Compare the answers of ports 80 and 5000 for such a path.",
    "In the lab: for p in 80 5000; do curl -si http://127.0.0.1:$p/airbnb-onepagefoo | head -n 1; done; grep -n -A2 'location /airbnb-onepage' /etc/nginx/sites-available/applab",
  ],
  reddens: ["2-unknown-path"],
  roots: ["2-unknown-path"],
  break: `edit $site 's|location /airbnb-onepage/ {|location /airbnb-onepage { rewrite ^ /airbnb-onepage/ break; proxy_pass http://onepage; } &|'; reload_site`,
  fix: `back_site`,
  teaches:
    "A location without a slash at its end is a beginning, and many paths begin so. A page that answers for all of them hides mistakes.",
};
