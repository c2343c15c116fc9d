import { constants } from "node:fs";
import { access, readFile } from "node:fs/promises";
import { type Finding, good, warning } from "../finding.ts";

/** What is known of a Linux host's processor. */
export interface ProcessorFacts {
  /** /dev/kvm opens for reading and writing. */
  kvmOpens: boolean;
  /** The text of /proc/cpuinfo. */
  cpuinfo: string;
}

/** Linux only: the other systems' hypervisors are always there or their installers say so. */
export async function virtualisation(): Promise<Finding> {
  if (process.platform !== "linux") return good("virtualisation", `left to ${process.platform}`);
  return assessVirtualisation({
    kvmOpens: await access("/dev/kvm", constants.R_OK | constants.W_OK).then(
      () => true,
      () => false,
    ),
    cpuinfo: await readFile("/proc/cpuinfo", "utf8"),
  });
}

/** A /dev/kvm that opens is not enough: on a processor without vmx or svm it starts guests which hang. */
export function assessVirtualisation({ kvmOpens, cpuinfo }: ProcessorFacts): Finding {
  const able = process.arch === "arm64" || /^flags\s*:.*\b(vmx|svm)\b/m.test(cpuinfo);
  if (able && kvmOpens) return good("virtualisation", "KVM");
  return able
    ? warning(
        "virtualisation",
        "the processor can, but /dev/kvm does not open: slow",
        "sudo adduser $USER kvm, then log in again",
      )
    : warning(
        "virtualisation",
        "none: the lab is emulated, some five times slower",
        "switch VT-x or AMD-V on in the firmware, if there is such a switch",
      );
}
