import type { Fault } from "../engine/fault.ts";
import { assets } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 5,
  title: "Nginx has no permission to read the assets folder",
  symptom: "The landing page lost its colours and its icon.",
  difficulty: 3,
  hints: [
    "The page is there, its files are not. As which user does Nginx read them?",
    "Compare the permissions of the folder app/assets with those of app.",
    "In the lab: curl -sI http://127.0.0.1/assets/icon.svg; ls -ld /srv/applab/app /srv/applab/app/assets; ps -o user,args -C nginx",
  ],
  reddens: assets,
  roots: ["5-asset-by-nginx"],
  break: `chmod 700 $app/assets`,
  fix: `chmod 755 $app/assets; chmod 644 $app/assets/*`,
  teaches:
    "Nginx's workers run as www-data: they need permission to enter every folder on the path. namei -l shows all of them.",
};
