import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 5,
  title: "whatever does not exist is answered with the first page and 200",
  symptom:
    "Search machines list hundreds of addresses of ours that nobody ever wrote. They all look like our landing.",
  difficulty: 2,
  hints: [
    "Which status does an address get that you make up?",
    "Compare that status with the one that the application itself gives.",
    "In the lab: curl -si http://127.0.0.1/made-up | head -n 1; curl -si http://127.0.0.1:5003/made-up | head -n 1; grep -n error_page /etc/nginx/sites-available/applab",
  ],
  reddens: ["5-proxied", "5-unknown-path"],
  break: `edit $site 's|proxy_pass http://web;|& proxy_intercept_errors on; error_page 404 =200 /;|'; reload_site`,
  fix: `back_site`,
  teaches: "'error_page 404 =200' turns an honest 'there is no such page' into a lie that programs believe.",
};
