/**
 * The probes: what is read inside the lab, each a line of shell. They all run at the same time over one ssh
 * connection; a check judges what they printed.
 */
const curl = "curl -sS --max-time 5 -i";
const page = "/airbnb-onepage/";

/** The address by which others reach the lab: of the interface that leads to the default route. */
const publicAddress = `$(ip -4 -o addr show scope global | awk '{ sub("/.*", "", $4); print $4; exit }')`;

/** The process that listens on a port; empty where none does. */
const pidOn = (port: number) =>
  `$(sudo -n ss -Hltnp "sport = :${port}" | sed -n 's/.*pid=\\([0-9]*\\).*/\\1/p' | head -n 1)`;

/** What systemd knows of the unit that holds a process: its control group tells which one that is. */
const unitOn = (port: number) =>
  `pid=${pidOn(port)}; [ -n "$pid" ] && systemctl show -p Id,UnitFileState,Restart "$(sed 's|.*/||' "/proc/$pid/cgroup")"`;

export const probes = {
  bootId: "cat /proc/sys/kernel/random/boot_id",
  publicAddress: `echo ${publicAddress}`,

  servicePage: `${curl} http://127.0.0.1:5000${page}`,
  servicePageWithoutSlash: `${curl} http://127.0.0.1:5000/airbnb-onepage`,
  servicePublic: `${curl} http://${publicAddress}:5000${page}`,
  serviceUnknown: `${curl} http://127.0.0.1:5000/no-such-page`,
  serviceOptions: `${curl} -X OPTIONS http://127.0.0.1:5000${page}`,

  sitePage: `${curl} http://127.0.0.1${page}`,
  sitePageWithoutSlash: `${curl} http://127.0.0.1/airbnb-onepage`,
  sitePublic: `${curl} http://${publicAddress}${page}`,
  siteIpv6: `${curl} 'http://[::1]${page}'`,
  siteOptions: `${curl} -X OPTIONS http://127.0.0.1${page}`,
  siteRoot: `${curl} http://127.0.0.1/`,

  listeners: "sudo -n ss -Hltnp",
  processes: "ps -eo pid=,ppid=,user:32=,comm=",
  pgrep: "pgrep appserver",
  sudoRights: `pid=${pidOn(5000)}; [ -n "$pid" ] && sudo -n -l -U "$(stat -c %U "/proc/$pid")"`,
  nginxTest: "sudo -n nginx -t",
  serviceUnit: unitOn(5000),
  siteUnit: unitOn(80),
  failedUnits: "systemctl --failed --plain --no-legend",
};

export type ProbeName = keyof typeof probes;
