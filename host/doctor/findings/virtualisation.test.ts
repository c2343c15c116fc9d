import assert from "node:assert/strict";
import { test } from "node:test";
import { assessVirtualisation } from "./virtualisation.ts";

const cpuinfo = (flags: string) => `processor\t: 0\nflags\t\t: fpu ${flags} sse\nbugs\t\t: none\n`;

test("KVM is usable only if the processor has vmx or svm and /dev/kvm opens", {
  skip: process.arch === "arm64" && "only x86 has these flags",
}, () => {
  assert.equal(assessVirtualisation({ kvmOpens: true, cpuinfo: cpuinfo("vmx") }).state, "good");
  assert.equal(assessVirtualisation({ kvmOpens: true, cpuinfo: cpuinfo("svm") }).state, "good");
  // In some nested machines the device opens, but every guest hangs.
  assert.match(assessVirtualisation({ kvmOpens: true, cpuinfo: cpuinfo("vme") }).found, /emulated/);
  assert.match(
    assessVirtualisation({ kvmOpens: false, cpuinfo: cpuinfo("svm") }).fix ?? "",
    /adduser \$USER kvm/,
  );
  assert.equal(assessVirtualisation({ kvmOpens: false, cpuinfo: "" }).state, "warning");
});
