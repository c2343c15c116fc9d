import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 6,
  title: "systemd does not restart Nginx when it dies",
  symptom:
    "Last night the machine was short of memory, and one program was killed. All services run, and no visitor can reach them.",
  difficulty: 3,
  hints: [
    "Which programs come back when they die, and which do not?",
    "Compare Nginx's unit with the unit of a service.",
    "In the lab: systemctl show -p Id,Restart nginx web; systemctl cat nginx",
  ],
  reddens: ["6-nginx-restarts"],
  roots: ["6-nginx-restarts"],
  break: `keep $units/nginx.service.d/applab.conf; rm $units/nginx.service.d/applab.conf; systemctl daemon-reload`,
  fix: `back $units/nginx.service.d/applab.conf; systemctl daemon-reload`,
  teaches: "The distribution's unit of Nginx has no Restart=. What all requests go through deserves it most.",
};
