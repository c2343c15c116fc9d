import type { Requirement } from "../collect/model.ts";
import { durationInWords } from "../judge/duration.ts";

export const requirement: Requirement = {
  task: 2,
  title: "Nginx has loaded its configuration as it is on the disk",
  layer: "nginx",
  dependsOn: ["2-nginx-listens"],
  hints: [
    "Check when the files were changed, and when Nginx read them last: a change has no effect until a reload.",
    "Compare the times of the files with the time at which Nginx's workers started.",
    "ps -o lstart,args -C nginx; sudo nginx -T 2>/dev/null | sed -n 's/^# configuration file \\(.*\\):$/\\1/p' | xargs ls -lc",
  ],
  check: (lab) => {
    const changed = Array.from(
      lab
        .reading("nginxTest")
        .out.toString()
        .matchAll(/^(-?\d+) (.+)$/gm),
      ([, age, file]) => `${file} (${durationInWords(Math.max(0, Number(age)))} ago)`,
    );
    return {
      holds: changed.length === 0,
      expected: "no file that was changed since",
      found:
        changed.length === 0
          ? "none"
          : `works now, but may not after a restart: Nginx has not read ${changed.join(", ")}`,
    };
  },
};
