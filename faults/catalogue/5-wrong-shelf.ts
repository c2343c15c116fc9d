import type { Fault } from "../engine/fault.ts";
import { assets } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 5,
  title: "the site looks for the assets one folder too deep",
  symptom: "Since somebody 'cleaned up' the site's configuration, the landing page is plain text on white.",
  difficulty: 2,
  hints: [
    "Which file does Nginx open for /assets/icon.svg?",
    "Nginx puts 'root' before the whole path. Compare the result with where the files are.",
    "In the lab: grep -A3 'location /assets/' /etc/nginx/sites-available/applab; ls /srv/applab/app/assets",
  ],
  reddens: assets,
  roots: ["5-asset-by-nginx"],
  break: `edit $site 's|root /srv/applab/app;|root /srv/applab/app/assets;|'; reload_site`,
  fix: `back_site`,
  teaches:
    "Nginx puts root before the whole path; alias replaces the part that the location matched. If you mix them up, Nginx looks in assets/assets.",
};
