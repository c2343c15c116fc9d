/** A lab on an image that resembles Ubuntu 24.04, made of Debian 12. */
import { labOnACloudImage } from "./cloud-image.ts";

await labOnACloudImage("bookworm", "ubuntu-24.04");
