import type { Fault } from "../engine/fault.ts";

export const fault: Fault = {
  task: 5,
  title: "an extra header for the API removes all the others there",
  symptom:
    "Since yesterday our API writes the same visitor into its statistics for every call, and one that nobody knows. All other pages are right.",
  difficulty: 4,
  hints: [
    "What a service knows of a visitor, it knows from the headers that it gets. Which program sent them?",
    "Compare the headers that Nginx sets for the whole server with those in the location of the API.",
    "In the lab: sudo nginx -T 2>/dev/null | grep -n 'location\\|proxy_pass\\|proxy_set_header'",
  ],
  reddens: ["5-client", "5-host"],
  roots: ["5-host"],
  break: `edit $site '/^ *location .api. {$/a\\        proxy_set_header X-Lab applab;'; reload_site`,
  fix: `back_site`,
  teaches:
    "Inheritance in Nginx is all or nothing: one proxy_set_header in a location replaces all those of the server, and nothing complains.",
};
