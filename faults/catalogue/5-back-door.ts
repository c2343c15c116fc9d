import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 5,
  title: "a missing slash opens the folder above the assets",
  symptom: "Somebody mailed us a piece of our own program. They say that they read it with a browser.",
  difficulty: 5,
  hints: [
    "Which files can be read below the path of the assets, and how far up?",
    "Compare the slashes at the end of the location and of its alias.",
    "In the lab: curl -si --path-as-is http://127.0.0.1/assets../onepage.ts | head -n 20; grep -n -A3 'location /assets' /etc/nginx/sites-available/applab",
  ],
  reddens: ["5-nothing-outside"],
  roots: ["5-nothing-outside"],
  break: `edit $site '/location .assets. {/,/}/ { s|location /assets/|location /assets|; s|root .*|alias /srv/applab/app/assets/;|; /try_files/d; }'; reload_site`,
  fix: `back_site`,
  teaches:
    "alias replaces what the location matched, letter by letter. A location without a slash at its end also matches '/assets..'.",
};
