/** The small second disk from which cloud-init reads what to do: https://cloudinit.readthedocs.io/en/latest/reference/datasources/nocloud.html */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Form } from "./forms.ts";
import { isoImage } from "./iso9660.ts";

const file = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");

/** Hyper-V's host finds the lab in its table of neighbours, where Vagrant must find no second address. */
const ipv4Only = "    link-local: []\n";

/**
 * The seed: an ISO 9660 image with the label that cloud-init looks for.
 * @param publicKey a line of authorized_keys: who has the other half may log in as vagrant.
 * @param form of the box.
 */
export function seedImage(publicKey: string, form: Form): Buffer {
  const userData = file("user-data.yaml").replaceAll("'$PUBLIC_KEY'", `'${publicKey.trim()}'`);
  // With another id cloud-init would take the machine for a new one.
  const id = createHash("sha256").update(userData).digest("hex").slice(0, 12);
  return isoImage("cidata", {
    "meta-data": `instance-id: applab-${id}\nlocal-hostname: lab\n`,
    "network-config": file("network-config.yaml") + (form === "vhdx" ? ipv4Only : ""),
    "user-data": userData,
  });
}
