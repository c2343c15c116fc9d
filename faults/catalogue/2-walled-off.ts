import type { Fault } from "../engine/fault.ts";
import { fromOutside } from "../engine/requirement-groups.ts";

export const fault: Fault = {
  task: 2,
  title: "a firewall rule rejects connections to port 80 from other machines",
  symptom:
    "From my desk, every connection to the site is cut off before I see a word. On the server everything is fine, says the administrator.",
  difficulty: 4,
  hints: [
    "A refused connection does not always mean that nothing listens. What else can refuse it?",
    "Compare what ss and Nginx's access log show for port 80 with what the host sees: does its request arrive at all?",
    "In the lab: sudo ss -ltnp 'sport = :80'; curl -i http://$(hostname -I | cut -d' ' -f1)/; sudo nft list ruleset",
  ],
  reddens: fromOutside,
  roots: ["2-public-address"],
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
    "ss shows what is listening; 'nft list ruleset' shows which packets may reach it. A rule that was loaded by hand is gone after a reboot; a rule in /etc/nftables.conf comes back.",
};
