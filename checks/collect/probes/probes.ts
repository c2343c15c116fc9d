/**
 * The probes: what is read inside the lab in one go, by name. Each is a command or a file beside this one. One curl for
 * each service makes the requests, and sudo is asked once, while the others run.
 */

import { servicePorts } from "../../../core/curriculum.ts";
import { shellScript, shellVariables } from "../../../core/shell-script.ts";
import { claimed, handedOn, markedRequests, toldPaths } from "./marked-requests.ts";
import { repeatCommand } from "./repeated-requests.ts";
import { madeRequests, requests } from "./requests.ts";
import type { wayRequests } from "./ways.ts";

const file = (name: string) => shellScript(name, import.meta.url);

/** Commands of the user who logs in, after setting what the requests need. */
export const userPreparation = file("request-values.sh");
export const userCommands = {
  processes: file("processes.sh"),
  numbers: "echo $odd $even $long $tens $public_ipv6",
  ipv6: file("ipv6.sh"),
  loopback: file("loopback.sh"),
  names: file("names.sh"),
  clock: "printf '%(%s)T' -1",
  repeatedServices: repeatCommand("repeatedServices", requests),
  repeatedSite: repeatCommand("repeatedSite", requests),
  room: file("room.sh"),
  // What the kernel does with packets before it sends them.
  queues: "PATH=$PATH:/usr/sbin:/sbin tc qdisc show",
};

/** Commands that need root, after finding out whom they are to ask about. */
const received = {
  program: file("received.pl"),
  asked: Object.entries(toldPaths).map(([name, path]) => `${name}=${path}`),
};
export const rootFirst = {
  listeners: "ss -Hltnp",
  received: `${shellVariables(received)}perl -e "$program" "$mark" ${claimed} "\${asked[@]}"`,
};
const onlyListeners = { listeners: rootFirst.listeners };
export const rootPreparation = shellVariables({ ports: [...servicePorts, 80] }) + file("services.sh");
export const rootCommands = {
  nginxTest: file("nginx-configuration.sh"),
  units: file("units.sh"),
  boot: shellVariables({ fstab: "/etc/fstab" }) + file("boot.sh"),
  nextStart: file("next-start.sh"),
  starts: file("starts.sh"),
  sudoRights: file("sudo-rights.sh"),
  session: file("tmux-session.sh"),
  changed: file("changed-files.sh"),
  stops:
    shellVariables({
      job_places: ["/etc/crontab", "/etc/cron.d", "/etc/cron.hourly", "/etc/cron.daily", "/var/spool/cron"],
      unit_places: ["/etc/systemd/system", "/run/systemd/system", "/run/systemd/transient"],
      script_places: ["/usr/local/bin", "/usr/local/sbin"],
    }) + file("stops.sh"),
  logs:
    shellVariables({
      service_ports: servicePorts,
      request_to: markedRequests,
      site_requests: Object.values(handedOn).flat(),
    }) + file("logs.sh"),
};

export type ProbeName =
  | keyof typeof requests
  | keyof typeof wayRequests
  | keyof typeof userCommands
  | keyof typeof rootFirst
  | keyof typeof rootCommands
  | "lost";

/**
 * All of them, for {@link probeScript}.
 * @param last which unit had which port at an earlier run.
 */
export const probes = (last: Readonly<Record<string, string>>) => ({
  requests: madeRequests,
  user: { preparation: userPreparation, commands: userCommands },
  root: {
    first: rootFirst,
    preparation: rootPreparation,
    commands: { ...rootCommands, lost: shellVariables({ last_unit_on: last }) + file("silent-ports.sh") },
  },
});

/** The names of those that are no requests. */
export const otherProbes = Object.keys({ ...userCommands, ...rootFirst, ...rootCommands });

/** Only those that tell the processes, and who of them listens. */
export const processProbes = {
  requests: {},
  user: { preparation: "", commands: { processes: userCommands.processes } },
  root: { first: onlyListeners, preparation: "", commands: {} },
};
