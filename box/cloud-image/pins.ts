/** Which cloud image of Ubuntu a lab stands on: pins.json names its release, its size and its hash. */
import { readFileSync } from "node:fs";

/** An image as pinned. */
export interface Pin {
  bytes: number;
  sha256: string;
}

/** What is pinned of an Ubuntu. */
export interface Release {
  codename: string;
  /** A date, such as 20260926: releases are kept under it for years. */
  release: string;
  amd64: Pin;
  arm64: Pin;
}
export type Architecture = "amd64" | "arm64";

export const pinsFile = new URL("pins.json", import.meta.url);

/** By name, such as ubuntu-24.04. */
export const pins: Readonly<Record<string, Release>> = JSON.parse(readFileSync(pinsFile, "utf8"));

/** Canonical's server, or a mirror with the same folders: the hash is checked either way. */
export const server = () =>
  (process.env.LAB_IMAGE_MIRROR || "https://cloud-images.ubuntu.com").replace(/\/$/, "");

/** Where a release is kept. */
export const folderOf = ({ codename, release }: Pick<Release, "codename" | "release">) =>
  `${server()}/releases/${codename}/release-${release}`;

/** The name of an image in that folder. */
export const imageName = (name: string, architecture: Architecture) =>
  `${name}-server-cloudimg-${architecture}.img`;
