import type { Fault } from "../engine/fault.ts";
import { fromOutside } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 2,
  title: "a rule of the firewall refuses what comes to port 80 from elsewhere",
  symptom:
    "From my desk every connection to the site is cut off before I see a word. On the server, says the administrator, all is well.",
  difficulty: 4,
  hints: [
    "Refused does not mean that nobody listens. Who else may refuse?",
    "Compare what ss says of port 80, and Nginx's access log, with what the host sees: does its request arrive at all?",
    "In the lab: sudo ss -ltnp 'sport = :80'; curl -i http://$(hostname -I | cut -d' ' -f1)/; sudo nft list ruleset",
  ],
  reddens: fromOutside,
  break: `nft -f - <<'RULES'
table inet guard {
  chain input {
    type filter hook input priority 0;
    ip saddr != 127.0.0.0/8 tcp dport 80 reject with tcp reset
  }
}
RULES`,
  fix: `nft delete table inet guard 2>/dev/null || true`,
  teaches:
    "ss tells who listens, nft list ruleset who may get there. A rule that somebody loaded by hand is gone after a reboot; in /etc/nftables.conf it comes back.",
};
