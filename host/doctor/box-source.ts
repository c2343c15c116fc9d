/** Where the box of a lab comes from: the same table as in vagrant/box.rb, without starting Vagrant. */
import { existsSync } from "node:fs";
import { pins } from "../../box/cloud-image/pins.ts";

export type BoxSource =
  /** Built here from packages; without a recipe by the one that suits the host. */
  | { kind: "packages"; recipe?: string }
  /** Ubuntu's cloud image, by its name in pins.json. */
  | { kind: "image"; name: string }
  /** A box by its name, or a file. */
  | { kind: "named" };

const recipes: Readonly<Record<string, string>> = {
  "ubuntu-24.04-packages": "ubuntu-24.04",
  "debian-12": "debian-12",
  "debian-13": "debian-13",
};

/** Whether a provider takes a disk of its own format, and so a box that only it can use. */
const hasOwnForm = (provider: string) => /^(virtualbox|vmware_desktop|parallels|hyper-?v)/i.test(provider);

/** The day on which the registry of public boxes ends. */
const publicEnd = new Date(2027, 2, 15);

const canBuild = () =>
  process.platform === "linux" &&
  ["debian", "ubuntu"].some((name) => existsSync(`/usr/share/keyrings/${name}-archive-keyring.gpg`));

/**
 * @param provider by the words of its finding.
 * @param setting LAB_BOX.
 * @param builds whether this host can build a box from packages.
 */
export function boxSource(
  provider: string,
  setting = process.env.LAB_BOX || undefined,
  builds = canBuild(),
  today = new Date(),
): BoxSource {
  if (setting !== undefined) {
    const recipe = recipes[setting];
    if (recipe !== undefined) return { kind: "packages", recipe };
    return setting in pins ? { kind: "image", name: setting } : { kind: "named" };
  }
  const ownForm = hasOwnForm(provider);
  if (ownForm && today < publicEnd) return { kind: "named" };
  return builds && !ownForm ? { kind: "packages" } : { kind: "image", name: Object.keys(pins)[0] as string };
}

/**
 * Whether the box must be made with a program that converts disks. A lab that is there has its box.
 * @param fresh whether there is none.
 */
export const convertsDisk = (provider: string, { kind }: BoxSource, fresh: boolean) =>
  fresh && kind === "image" && hasOwnForm(provider);
