import type { Requirement } from "../collect/model.ts";

export const requirement: Requirement = {
  task: 6,
  title: "a request to port 80 adds a line to a log of Nginx in /var/log/nginx",
  layer: "units",
  dependsOn: ["2-answers", "6-room"],
  hints: [
    "Send a request to port 80, and look for it in Nginx's logs.",
    "Compare the access_log directives of the site with those of the main configuration, and the files with what they should be.",
    "curl -s 'http://127.0.0.1/airbnb-onepage/?it-is-me' >/dev/null; sleep 1; sudo grep -l it-is-me /var/log/nginx/*log; sudo nginx -T 2>/dev/null | grep access_log; ls -l /var/log/nginx",
  ],
  check: (lab) => {
    const lines = lab
      .reading("logs")
      .out.toString()
      .matchAll(/^nginx ([^:]+):/gm);
    // A request that fails is in the error log even where no other is noted.
    const files = Array.from(lines, ([, file = ""]) => file).filter((file) => !/err[^/]*$/.test(file));
    return {
      holds: files.length > 0,
      expected: "the requests of the checks in one of its files",
      found: [...new Set(files)].join(", ") || "them in none of its files",
    };
  },
};
