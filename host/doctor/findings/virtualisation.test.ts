import assert from "node:assert/strict";
import { test } from "node:test";
import { assessVirtualisation } from "./virtualisation.ts";

const cpuinfo = (flags: string) => `processor\t: 0\nflags\t\t: fpu ${flags} sse\nbugs\t\t: none\n`;

test("KVM is good only where the processor has vmx or svm and /dev/kvm opens", {
  skip: process.arch === "arm64" && "these are flags of x86",
}, () => {
  assert.equal(assessVirtualisation({ kvmOpens: true, cpuinfo: cpuinfo("vmx") }).state, "good");
  assert.equal(assessVirtualisation({ kvmOpens: true, cpuinfo: cpuinfo("svm") }).state, "good");
  // Seen in nested machines: the device opens, and every guest under it hangs.
  assert.match(assessVirtualisation({ kvmOpens: true, cpuinfo: cpuinfo("vme") }).found, /emulated/);
  assert.match(
    assessVirtualisation({ kvmOpens: false, cpuinfo: cpuinfo("svm") }).fix ?? "",
    /adduser \$USER kvm/,
  );
  assert.equal(assessVirtualisation({ kvmOpens: false, cpuinfo: "" }).state, "warning");
});
