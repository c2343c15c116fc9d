import type { Requirement } from "../collect/model.ts";

/** Fewer local ports are used up soon: a connection that has ended keeps its port for a minute. */
const enough = 1000;

/** One to each port at 127.0.0.1. */
const requests = ["servicePage", "odd", "status", "webNamed", "sitePage"] as const;

const hints = {
  ports:
    "Check how many local ports the kernel may give to connections, and compare with its default, 28232.",
  device: "Check the loopback device: it must be up, and have the address 127.0.0.1.",
  firewall: "Check the firewall, and the kernel's queue of the device lo: packets to 127.0.0.1 get lost.",
};

export const requirement: Requirement = {
  task: 0,
  title: "the lab can open connections to itself",
  layer: "machine",
  dependsOn: [],
  hints: [
    "Check what every connection within the lab needs: the loopback device, its address, a local port, and a firewall that lets it through.",
    "Compare the device lo and its address with those of the network card, and the range of local ports with 32768 to 60999.",
    "ip address show lo; sysctl net.ipv4.ip_local_port_range; sudo nft list ruleset; tc qdisc show dev lo",
  ],
  check: (lab) => {
    const said = lab.reading("loopback").out.toString();
    const [, first = "", last = ""] = /^ports (\d+) (\d+)$/m.exec(said) ?? [];
    const count = Number(last) - Number(first) + 1;
    const complaint = /connect: (.+)/.exec(said)?.[1];
    const expected = `an answer from 127.0.0.1, and at least ${enough} local ports`;
    const fails = (found: string, hint: string | undefined) => ({ holds: false, expected, found, hint });
    if (first === "") return fails("nothing: it could not be asked", undefined);
    if (/^down$/m.test(said)) return fails("the device lo is down", hints.device);
    if (/^no address$/m.test(said)) return fails("no device has the address 127.0.0.1", hints.device);
    // A firewall may drop what is for a port where nothing listens, and let the rest through.
    const isReached = requests.some((name) => lab.answer(name).status > 0);
    if (complaint === "no answer" && !isReached) return fails("no answer from 127.0.0.1", hints.firewall);
    if (complaint !== undefined && !["no answer", "Connection refused"].includes(complaint))
      return fails(complaint, undefined);
    const found = `an answer, and ${count} local ports (${first} to ${last})`;
    return count < enough ? fails(found, hints.ports) : { holds: true, expected, found };
  },
};
