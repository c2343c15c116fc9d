/** The small second disk from which cloud-init reads what to do: https://cloudinit.readthedocs.io/en/latest/reference/datasources/nocloud.html */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { isoImage } from "./iso9660.ts";

const file = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");

/**
 * The seed: an ISO 9660 image with the label that cloud-init looks for.
 * @param publicKey a line of authorized_keys: who has the other half may log in as vagrant.
 */
export function seedImage(publicKey: string): Buffer {
  const userData = file("user-data.yaml").replaceAll("'$PUBLIC_KEY'", `'${publicKey.trim()}'`);
  // With another id cloud-init would take the machine for a new one.
  const id = createHash("sha256").update(userData).digest("hex").slice(0, 12);
  return isoImage("cidata", {
    "meta-data": `instance-id: applab-${id}\nlocal-hostname: lab\n`,
    "network-config": file("network-config.yaml"),
    "user-data": userData,
  });
}
