import type { Fault } from "../engine/fault.ts";
import { withoutOnepage } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 1,
  title: "the package tmux is not installed",
  symptom:
    "After somebody cleaned up the packages and restarted a few things, the greeting did not come back.",
  difficulty: 2,
  hints: [
    "systemd tries to start the service, but it cannot even run its program.",
    "Compare the program in ExecStart= with the files on the disk.",
    "In the lab: systemctl status onepage; ls -l /usr/bin/tmux; dpkg -l tmux",
  ],
  reddens: [...withoutOnepage, "6-starts-again"],
  roots: ["0-listens"],
  // A lab may have no network to download the package again: it is rebuilt from the installed files and kept.
  break: `parts=$kept/tmux
install -d $parts/DEBIAN
dpkg-query -s tmux | sed '/^Status:/d' >$parts/DEBIAN/control
for part in /var/lib/dpkg/info/tmux.p*; do cp -a "$part" "$parts/DEBIAN/\${part##*.}"; done
dpkg -L tmux | tar -c --no-recursion --ignore-failed-read -T - 2>/dev/null | tar -x -C $parts
dpkg-deb --build -Znone $parts $kept/tmux.deb >/dev/null
dpkg --purge tmux >/dev/null; fails_to_start onepage`,
  fix: `[[ $(dpkg-query -W -f '\${db:Status-Status}' tmux) == installed ]] || dpkg --install $kept/tmux.deb >/dev/null
restart onepage`,
  teaches:
    "status=203/EXEC means that systemd cannot run the program in ExecStart=. A running program does not need its file until the next start. 'apt install' brings a package back.",
};
