import { constants } from "node:fs";
import { access, readFile } from "node:fs/promises";
import { answerOf } from "../../../core/tool-version.ts";
import { type Finding, good, warning } from "../finding.ts";

/** What is known of a Linux host's processor. */
export interface ProcessorFacts {
  /** /dev/kvm opens for reading and writing. */
  kvmOpens: boolean;
  /** The text of /proc/cpuinfo. */
  cpuinfo: string;
}

/** On Windows the hypervisor's installer says what is missing. */
export async function virtualisation(): Promise<Finding> {
  if (process.platform === "darwin") {
    const answer = await answerOf("sysctl", "-n", "kern.hv_support");
    return answer?.says === "1"
      ? good("virtualisation", "Hypervisor.framework")
      : warning(
          "virtualisation",
          "none: the lab is emulated, about five times slower",
          "use a Mac that is not a virtual machine itself",
        );
  }
  if (process.platform !== "linux") return good("virtualisation", `handled by ${process.platform}`);
  return assessVirtualisation({
    kvmOpens: await access("/dev/kvm", constants.R_OK | constants.W_OK).then(
      () => true,
      () => false,
    ),
    cpuinfo: await readFile("/proc/cpuinfo", "utf8"),
  });
}

/** That /dev/kvm opens is not enough: on a processor without vmx or svm, guests hang. */
export function assessVirtualisation({ kvmOpens, cpuinfo }: ProcessorFacts): Finding {
  const able = process.arch === "arm64" || /^flags\s*:.*\b(vmx|svm)\b/m.test(cpuinfo);
  if (able && kvmOpens) return good("virtualisation", "KVM");
  return able
    ? warning(
        "virtualisation",
        "the processor has it, but /dev/kvm cannot be opened: the lab is slow",
        "sudo adduser $USER kvm, then log in again",
      )
    : warning(
        "virtualisation",
        "none: the lab is emulated, about five times slower",
        "enable VT-x or AMD-V in the firmware, if it has that setting",
      );
}
