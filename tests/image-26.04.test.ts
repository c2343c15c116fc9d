/** A lab on an image that resembles Ubuntu 26.04, made of Debian 13, with sudo-rs. */
import { labOnACloudImage } from "./cloud-image.ts";

await labOnACloudImage("trixie", "ubuntu-26.04");
