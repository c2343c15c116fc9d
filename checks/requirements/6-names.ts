import type { Requirement } from "../collect/model.ts";
import { notApplicable, notSeen } from "../judge/verdicts.ts";

export const requirement: Requirement = {
  task: 6,
  title: "the lab can look up the names of other machines",
  layer: "machine",
  dependsOn: ["0-loopback"],
  hints: [
    "Check how the lab turns a name into an address: without that it can install nothing, and reach no other server by its name.",
    "Compare where it looks names up, and which servers it asks, with a machine that can do it.",
    "getent ahosts example.org; grep hosts: /etc/nsswitch.conf; cat /etc/resolv.conf",
  ],
  check: (lab) => {
    const { code, out } = lab.reading("names");
    const name = out.toString().trim();
    if (name === "") return notApplicable("provisioning found no name that it could look up");
    if (code !== 0 && !lab.hostFindsName)
      return notSeen(`whether the lab can look up names: its host cannot look up ${name} either`);
    return {
      holds: code === 0,
      expected: `an address of ${name}, which this host can look up`,
      found: code === 0 ? "one" : "none",
    };
  },
};
