import type { Fault } from "../engine/fault.ts";
import { assets } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 5,
  title: "Nginx may not read the folder of the assets",
  symptom: "The landing page lost its colours and its icon.",
  difficulty: 3,
  hints: [
    "The page is there, its files are not. As whom does Nginx read them?",
    "Compare the rights of the folder app/assets with those of app.",
    "In the lab: curl -sI http://127.0.0.1/assets/icon.svg; ls -ld /srv/applab/app /srv/applab/app/assets; ps -o user,args -C nginx",
  ],
  reddens: assets,
  break: `chmod 700 $app/assets`,
  fix: `chmod 755 $app/assets; chmod 644 $app/assets/*`,
  teaches:
    "Nginx's workers are www-data: each folder on the way needs the right to enter. namei -l shows the whole way.",
};
