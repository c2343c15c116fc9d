/** A lab on an image that resembles Ubuntu 24.04, made of Debian 12; and its disk in the forms of the other providers. */
import { labOnACloudImage } from "./cloud-image.ts";
import { convertedDisks } from "./converted-disks.ts";

await labOnACloudImage("bookworm", "ubuntu-24.04");
convertedDisks("ubuntu-24.04");
