import type { Requirement } from "../collect/model.ts";
import { notSeen } from "../judge/verdicts.ts";

export const requirement: Requirement = {
  task: 6,
  title: "an error that Nginx meets is in a log",
  layer: "units",
  dependsOn: ["2-answers", "6-room"],
  hints: [
    "Send a request that Nginx must refuse with an error, and look for it in Nginx's logs.",
    "Compare the error_log directives of the site with those of the main configuration: where they lead, and from which level on.",
    "curl -so /dev/null -X POST -H 'Content-Length: 99999999999999' 'http://127.0.0.1/?it-is-me'; sudo grep it-is-me /var/log/nginx/*err*; sudo nginx -T 2>/dev/null | grep -n error_log",
  ],
  check: (lab) => {
    const [, status = "-", place = ""] =
      /^mistake (\S+) ?(.*)$/m.exec(lab.reading("logs").out.toString()) ?? [];
    const isSilent = lab.answer("sitePage").status === 0 && lab.answer("siteRoot").status === 0;
    // The limit is Nginx's own, and sites can switch it off.
    if (status !== "413" && !isSilent)
      return notSeen("whether Nginx notes its errors: it refused no body, however large");
    return {
      holds: place !== "",
      expected: "the error of a request whose body is too large, in a file or in the journal",
      found: place || (isSilent ? "no answer" : "it in no file that Nginx has open, and not in the journal"),
    };
  },
};
