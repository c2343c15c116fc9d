/**
 * The probes: what is read inside the lab in one go. Starting programs is what costs time in an emulated lab, so the
 * shell does itself what it can, one curl makes all the requests, and sudo is asked once, while the others run.
 */

/** The page of tasks 0 to 2. */
export const pagePath = "/airbnb-onepage/";

const service = "http://127.0.0.1:5000";
const site = "http://127.0.0.1";

/** HTTP requests: their address, as bash reads it between double quotes, and the method where it is not GET. */
export const requests = {
  servicePage: [`${service}${pagePath}`],
  servicePageWithoutSlash: [`${service}/airbnb-onepage`],
  servicePublic: [`http://$public_address:5000${pagePath}`],
  serviceUnknown: [`${service}/no-such-page`],
  serviceOptions: [`${service}${pagePath}`, "OPTIONS"],

  sitePage: [`${site}${pagePath}`],
  sitePageWithoutSlash: [`${site}/airbnb-onepage`],
  sitePublic: [`http://$public_address${pagePath}`],
  siteIpv6: [`http://[::1]${pagePath}`],
  siteOptions: [`${site}${pagePath}`, "OPTIONS"],
  siteRoot: [`${site}/`],
} as const;

/** Commands of the user who logs in, after setting what the requests need. */
export const userPreparation = `
# The first address of IPv4: by it others reach the lab.
for public_address in $(hostname -I); do [[ $public_address == *.* ]] && break; done
`;
export const userCommands = {
  bootId: "echo $(</proc/sys/kernel/random/boot_id)",
  processes: "ps -eo pid=,ppid=,user:32=,comm=",
  failedUnits: "systemctl --failed --plain --no-legend",
};

/** Commands that need root, after finding out whom they are to ask about. */
export const rootPreparation = `
listeners=$(ss -Hltnp)
listeners_code=$?

# The process that listens on a port; empty where none does.
pid_on() {
  local address users
  while read -r _ _ _ address _ users; do
    [[ $address == *:$1 && $users =~ pid=([0-9]+) ]] && echo "\${BASH_REMATCH[1]}" && return
  done <<<"$listeners"
}

# The systemd unit that a process belongs to: the last part of its control group.
unit_of() {
  local group
  [[ -n $1 ]] && group=$(<"/proc/$1/cgroup") && echo "\${group##*/}"
}

service_pid=$(pid_on 5000)
service_unit=$(unit_of "$service_pid")
site_unit=$(unit_of "$(pid_on 80)")
`;
export const rootCommands = {
  listeners: 'echo "$listeners"; [[ $listeners_code == 0 ]]',
  sudoRights: '[[ -n $service_pid ]] && sudo -l -U "$(stat -c %U /proc/$service_pid)"',
  units: `echo 5000 $service_unit; echo 80 $site_unit
    [[ -z $service_unit$site_unit ]] || systemctl show -p Id,UnitFileState,Restart $service_unit $site_unit`,
  nginxTest: "nginx -t",
};

export type ProbeName = keyof typeof requests | keyof typeof userCommands | keyof typeof rootCommands;

/** All of them, for {@link probeScript}. */
export const probes = {
  requests,
  user: { preparation: userPreparation, commands: userCommands },
  root: { preparation: rootPreparation, commands: rootCommands },
};
