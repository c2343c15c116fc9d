import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 5,
  title: "Nginx sends a copy of the first page",
  symptom:
    "The landing page is blank in modern browsers. The developers see the complete page on their own port.",
  difficulty: 3,
  hints: [
    "Which program answers '/' on port 80?",
    "Compare the bodies of '/' on ports 80 and 5003.",
    "In the lab: curl -s http://127.0.0.1/; grep -n 'location = / ' /etc/nginx/sites-available/applab",
  ],
  reddens: ["5-every-way", "5-page", "5-proxied"],
  roots: ["5-page"],
  break: `edit $site 's|location / {|location = / { default_type text/html; return 200 "<link href=/assets/style.css>"; } &|'; reload_site`,
  fix: `back_site`,
  teaches: "'location = /' has priority over 'location /'. An exact location is easy to overlook.",
};
