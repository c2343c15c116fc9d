import type { Fault } from "../engine/fault.ts";
import { withoutOnepage } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 1,
  title: "the package tmux is not installed",
  symptom:
    "After somebody tidied up the packages and restarted a thing or two, the greeting did not come back.",
  difficulty: 2,
  hints: [
    "systemd tries to start the service and cannot even begin.",
    "Compare the program in ExecStart= with what is on the disk.",
    "In the lab: systemctl status onepage; ls -l /usr/bin/tmux; dpkg -l tmux",
  ],
  reddens: withoutOnepage,
  // A lab may have no network to fetch the package anew: it is made again of what is installed, and kept.
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
    "status=203/EXEC: the program of ExecStart= cannot be run. What runs already goes on without its file, until the next start. 'apt install' brings a package back.",
};
