import type { Fault } from "../engine/fault.ts";
import { assets } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 5,
  title: "the site looks for the assets one folder too deep",
  symptom: "Since the site's configuration was 'cleaned up' the landing page is plain text on white.",
  difficulty: 2,
  hints: [
    "Which file does Nginx open for /assets/icon.svg?",
    "Compare 'root', put before the whole path, with where the files lie.",
    "In the lab: grep -A3 'location /assets/' /etc/nginx/sites-available/applab; ls /srv/applab/app/assets",
  ],
  reddens: assets,
  break: `edit $site 's|root /srv/applab/app;|root /srv/applab/app/assets;|'; reload_site`,
  fix: `back_site`,
  teaches:
    "root is put before the path of the request, alias takes the place of the location. Mixed up, they look for assets/assets.",
};
