import type { Fault } from "../engine/fault.ts";
import { assets } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 5,
  title: "Nginx refuses the assets to the site's own pages",
  symptom: "The first page has lost its layout. When I open its style sheet by itself, the browser shows it.",
  difficulty: 4,
  hints: [
    "What is different when a page asks for a file, and when you open the file by itself?",
    "Compare a request for the file with one that names the page in its Referer header.",
    "In the lab: curl -sI http://127.0.0.1/assets/style.css; curl -sI -e http://127.0.0.1/ http://127.0.0.1/assets/style.css; grep -n referer /etc/nginx/sites-available/applab",
  ],
  reddens: assets,
  roots: ["5-asset-by-nginx"],
  break: `edit $site 's|location /assets/ {|& valid_referers none www.example.org; if ($invalid_referer) { return 403; }|'; reload_site`,
  fix: `back_site`,
  teaches:
    "A browser says in Referer which page asks for a file. A rule against foreign pages must let the own ones in, by every name that the site has.",
};
