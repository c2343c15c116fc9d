import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 5,
  title: "the web application serves its assets itself",
  symptom:
    "Everything looks right, but the landing page's program is at its limit as soon as a few people visit.",
  difficulty: 4,
  hints: [
    "Which program reads the files below /assets/ from the disk?",
    "Compare upstream= in the log for an asset with upstream=-, which means that Nginx answered itself.",
    "In the lab: curl -s -o /dev/null http://127.0.0.1/assets/icon.svg; sleep 1; tail -n 1 /var/log/nginx/applab.access.log",
  ],
  reddens: ["5-asset-by-nginx"],
  roots: ["5-asset-by-nginx"],
  break: `edit $site '/location .assets. {/,/}/ { /root/d; /try_files/d; s|expires.*|proxy_pass http://web;| }'
edit $app/web.ts '/^app.disable/a app.use("/assets", express.static("/srv/applab/app/assets", { maxAge: "1h" }));'
reload_site; systemctl restart web`,
  fix: `back $app/web.ts; systemctl restart web; back_site`,
  teaches:
    "A file needs no application: Nginx sends it from the disk with much less work. The log shows whether an upstream was asked.",
};
