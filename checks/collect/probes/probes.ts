/**
 * The probes: what is read inside the lab in one go. Starting programs is what costs time in an emulated lab, so the
 * shell does itself what it can, one curl makes all the requests, and sudo is asked once, while the others run.
 */

import { pagePath, servicePorts } from "../../../core/curriculum.ts";
import { logs, session, units } from "./root-probes.ts";

const service = "http://127.0.0.1:5000";
const dynamic = "http://127.0.0.1:5001/airbnb-dynamic/number_odd_or_even";
const api = "http://127.0.0.1:5002/api/v1";
const web = "http://127.0.0.1:5003";
const site = "http://127.0.0.1";
const ports = servicePorts.join(" ");

/** Behind some requests: their lines in the access logs can be told from all others. By port for the services' own. */
const marked = (word: number | string) => `?$mark-${word}`;

/**
 * HTTP requests: their address, as bash reads it between double quotes, the method, and headers of their own. They are
 * made in this order, as many at once as probe-script.ts says: first those whose answers take longest, the first page asks
 * all the services, then those whose lines in the logs are waited for.
 */
export const requests = {
  webRoot: [`${web}/`],
  siteRoot: [`${site}/`],

  servicePage: [`${service}${pagePath}${marked(5000)}`],
  odd: [`${dynamic}/$odd${marked(5001)}`],
  status: [`${api}/status${marked(5002)}`],
  webNamed: [`${web}/way.json${marked(5003)}`, "GET", "Host: asked-$odd.example"],
  sitePage: [`${site}${pagePath}${marked("sitePage")}`],
  siteEven: [`${site}/airbnb-dynamic/number_odd_or_even/$even${marked("siteEven")}`],
  siteStatus: [`${site}/api/v1/status${marked("siteStatus")}`],
  siteNamed: [`${site}/way.json${marked("siteNamed")}`, "GET", "Host: asked-$odd.example"],
  // By the public address: what lets in loopback alone may do so for one location.
  siteStats: [`http://$public_address/api/v1/stats${marked("siteStats")}`],

  servicePageWithoutSlash: [`${service}/airbnb-onepage`],
  servicePublic: [`http://$public_address:5000${pagePath}`],
  serviceUnknown: [`${service}/no-such-page-$odd`],
  serviceOptions: [`${service}${pagePath}`, "OPTIONS"],

  sitePageWithoutSlash: [`${site}/airbnb-onepage`],
  sitePublic: [`http://$public_address${pagePath}`],
  siteIpv6: [`http://[::1]${pagePath}`],
  siteOptions: [`${site}${pagePath}`, "OPTIONS"],
  siteCompressed: [
    `${site}${pagePath}`,
    ...[
      "GET",
      "Accept-Encoding: gzip",
      "Host: localhost:8080",
      "User-Agent: Mozilla/5.0 (X11; Linux x86_64)",
    ],
  ],

  even: [`${dynamic}/$even`],
  oddBeyondDoubles: [`${dynamic}/$long`],
  word: [`${dynamic}/abc`],
  mixed: [`${dynamic}/\${odd}up`],
  negative: [`${dynamic}/-3`],
  fraction: [`${dynamic}/1.5`],
  plus: [`${dynamic}/+$odd`],
  siteOdd: [`http://$public_address/airbnb-dynamic/number_odd_or_even/$odd`],
  siteLong: [`${site}/airbnb-dynamic/number_odd_or_even/$long`],
  siteWord: [`${site}/airbnb-dynamic/number_odd_or_even/abc`],
  siteNegative: [`${site}/airbnb-dynamic/number_odd_or_even/-3`],
  siteFraction: [`${site}/airbnb-dynamic/number_odd_or_even/1.5`],

  stats: [`${api}/stats`],
  apiUnknown: [`${api}/no-such-path-$odd`],
  siteApiUnknown: [`${site}/api/no-such-path-$odd`],
  siteUnknown: [`${site}/no-such-page-$odd`],
  statusOptions: [`${api}/status`, "OPTIONS"],
  siteStatusOptions: [`${site}/api/v1/status`, "OPTIONS"],
  statsOptions: [`${api}/stats`, "OPTIONS"],
  siteStatsOptions: [`${site}/api/v1/stats`, "OPTIONS"],
  webOptions: [`${web}/`, "OPTIONS"],
  siteWebOptions: [`${site}/`, "OPTIONS"],
  webUnknown: [`${web}/no-such-page-$odd`],
} as const;

/** Commands of the user who logs in, after setting what the requests need. */
export const userPreparation = `
# Numbers, others each time: no copy of a page knows them. The long one no floating-point number can hold: it would be
# taken for an even neighbour.
odd=$((RANDOM + 1))$((RANDOM % 5 * 2 + 1))
even=$((RANDOM + 1))$((RANDOM % 5 * 2))
long=$((RANDOM + 10000))$((RANDOM + 10000))$((RANDOM + 10000))$((RANDOM + 10000))$odd
# The address of IPv4 that ssh reached: by it others reach the lab. A tunnel ends on loopback, and tells nothing.
read -r _ _ public_address _ <<<"$SSH_CONNECTION"
if [[ $public_address != *.* || $public_address == 127.* ]]; then
  for public_address in $(hostname -I); do [[ $public_address == *.* ]] && break; done
fi
`;
export const userCommands = {
  // The names of the users, and the first lines of what the kernel tells of each process: name, parent and user are
  // among them.
  processes: `
    mapfile lines </etc/passwd; printf %s "\${lines[@]}"
    for file in /proc/[0-9]*/status; do mapfile -t -n 9 lines <$file && printf '\\n%s' "\${lines[@]}" ""; done; true`,
  numbers: "echo $odd $even $long",
  // Whether the address [::1] is switched off, 0 or 1. Without the file the kernel has no IPv6.
  ipv6: `
    file=/proc/sys/net/ipv6/conf/lo/disable_ipv6
    if [[ -e $file ]]; then read -r off <$file && echo "$off"; else echo none; fi`,
  clock: "printf '%(%s)T' -1",
  // Of the blocks and inodes of each disk those that are free for everybody, and all.
  room: "stat -f -c '%a %b %d %c' / /var/log /run",
};

/** Commands that need root, after finding out whom they are to ask about. */
export const rootFirst = { listeners: "ss -Hltnp" };
export const rootPreparation = `
finished listeners

# The processes that listen on a port, and the systemd unit of the first of them: the first service, or else the last
# part, in the name of its control group. A socket that systemd opened is its process's, too: process 1 is left out.
# Of a service of a user's own systemd the unit there is meant, and the user's id is kept.
declare -A pids_on=() unit_on=() user_on=()
while read -r _ _ _ address _ users; do
  port=\${address##*:}
  while [[ $users =~ pid=([0-9]+)(.*) ]]; do
    ((BASH_REMATCH[1] == 1)) || pids_on[$port]+=" \${BASH_REMATCH[1]}"
    users=\${BASH_REMATCH[2]}
  done
done <listeners.out
for port in ${ports} 80; do
  for pid in \${pids_on[$port]}; do
    mapfile -t groups <"/proc/$pid/cgroup" || continue
    group=\${groups[-1]}
    [[ $group =~ /([^/]+[.]service) ]] && unit_on[$port]=\${BASH_REMATCH[1]} || unit_on[$port]=\${group##*/}
    [[ $group =~ /user@([0-9]+)[.]service/.*/([^/]+[.]service) ]] &&
      user_on[$port]=\${BASH_REMATCH[1]} unit_on[$port]=\${BASH_REMATCH[2]}
    break
  done
done
`;
export const rootCommands = {
  nginxTest: "nginx -t",
  units,
  sudoRights: `
    for pid in \${pids_on[5000]}; do mapfile -t -s 8 -n 1 uid <"/proc/$pid/status" && break; done
    uid=\${uid##*[[:space:]]}
    while IFS=: read -r user _ id _; do [[ $uid == "$id" ]] && break; done </etc/passwd
    # One that systemd made for the service alone may stand elsewhere, or have no name at all: sudo serves nobody without.
    [[ -z $uid || -n $user ]] || { user=$(getent passwd "$uid"); user=\${user%%:*}; }
    if ! type -P sudo >/dev/null; then echo "none: there is no sudo"
    elif [[ -n $uid && -z $user ]]; then echo "none: user $uid has no name"
    else
      [[ -z $uid ]] || sudo -l -U "$user"
      # By these one sees how this sudo lists a rule.
      printf '\\nroot:\\n'
      sudo -l -U root
    fi`,
  session,
  logs,
};

export type ProbeName =
  | keyof typeof requests
  | keyof typeof userCommands
  | keyof typeof rootFirst
  | keyof typeof rootCommands;

/** All of them, for {@link probeScript}. */
export const probes = {
  requests,
  user: { preparation: userPreparation, commands: userCommands },
  root: { first: rootFirst, preparation: rootPreparation, commands: rootCommands },
};

/** Only those that tell the processes, and who of them listens. */
export const processProbes = {
  requests: {},
  user: { preparation: "", commands: { processes: userCommands.processes } },
  root: { first: rootFirst, preparation: "", commands: {} },
};
