import type { Requirement } from "../collect/model.ts";

/** Kinds of queues that make a network worse on purpose: by delay and loss, or by a limit. */
const worse = /^qdisc (netem|tbf) \S+: dev (\S+) (?:.*? )?((?:limit|rate) .*)$/gm;

export const requirement: Requirement = {
  task: 6,
  title: "no queue of the kernel delays, drops or limits packets on purpose",
  layer: "machine",
  dependsOn: [],
  hints: [
    "Check what the kernel does with packets before it sends them, on each network device.",
    "Compare the queues of the loopback device with those of the network card.",
    "tc qdisc show; ping -c 3 127.0.0.1",
  ],
  check: (lab) => {
    const found = Array.from(
      lab.reading("queues").out.toString().matchAll(worse),
      ([, kind, device, rest = ""]) => `${device}: ${kind} ${rest.trim()}`,
    );
    return {
      holds: found.length === 0,
      expected: "none of the kinds netem and tbf",
      found: found.join(", ") || "none",
    };
  },
};
