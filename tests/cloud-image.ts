/**
 * A lab on a cloud image. Ubuntu's own cannot be had everywhere, so an image with the same parts is built of Debian's
 * packages: a partition table, a boot loader, cloud-init, netplan, ufw. It is served over HTTPS, fetched, checked, made into
 * a box, booted, provisioned, judged and rebooted. Two releases of Debian have the parts of Ubuntu 24.04 and 26.04 between them.
 */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { once } from "node:events";
import {
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { after, test } from "node:test";
import { execa, execaSync } from "execa";
import { cacheFolder } from "../core/cache-folder.ts";
import { project } from "./checkout.ts";
import { atLast } from "./cleanup-on-exit.ts";
import { clone, inClone, inLab, succeeds, turnsGreen } from "./own-lab.ts";

/**
 * @param suite the release of Debian that the image is made of.
 * @param box the name of the box that it stands for.
 */
export async function labOnACloudImage(suite: string, box: string): Promise<void> {
  const image = await lookAlike(suite);
  const pin = { bytes: statSync(image).size, sha256: await hashOf(image) };
  const pinsFile = join(clone.folder, "box", "cloud-image", "pins.json");
  const pins = JSON.parse(readFileSync(pinsFile, "utf8"));
  const pinned = (sha256 = pin.sha256) => {
    const release = {
      codename: "look-alike",
      release: "20991231",
      amd64: { ...pin, sha256 },
      arm64: { ...pin, sha256 },
    };
    writeFileSync(pinsFile, JSON.stringify({ ...pins, [box]: release }));
  };

  const cache = join(clone.folder, ".vagrant", "cache");
  process.env.LAB_CACHE = cache;
  process.env.LAB_BOX = box;
  process.env.LAB_PROVIDER = "embedded";

  const certificate = join(clone.folder, "certificate.pem");
  const key = join(clone.folder, "key.pem");
  await execa("openssl", [
    ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"],
    ...["-subj", "/CN=mirror", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate],
  ]);
  const asked: string[] = [];
  const server = createServer(
    { key: readFileSync(key), cert: readFileSync(certificate) },
    ({ url = "" }, response) => {
      asked.push(url);
      createReadStream(image).pipe(response);
    },
  ).listen(0, "127.0.0.1");
  await once(server, "listening");
  process.env.LAB_IMAGE_MIRROR = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.env.CURL_CA_BUNDLE = certificate;
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  test("an image with another hash than the pinned one becomes no box, and leaves nothing in the cache", async () => {
    pinned("0".repeat(64));
    const { exitCode, all } = await inClone`vagrant up`;
    assert.notEqual(exitCode, 0);
    assert.match(all, /is not the image that is pinned, and was deleted/);
    assert.match(all, /LAB-107/);
    assert.deepEqual(readdirSync(join(cache, "images")), []);
    assert.deepEqual(readdirSync(join(cache, "boxes")), []);
  });

  test("a lab on a cloud image boots from the image that was fetched", async () => {
    pinned();
    asked.length = 0;
    const said = await succeeds("vagrant", "up", "--no-provision");
    removeBoxAtLast(/applab\/\S+-image-\S+?(?=')/.exec(said)?.[0] ?? "");
    assert.deepEqual(asked, [`/releases/look-alike/release-20991231/${box}-server-cloudimg-amd64.img`]);
    const folder = join(clone.folder, ".vagrant", "applab");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "ssh-config"), await succeeds("vagrant", "ssh-config"));
  });

  test("the lab on a cloud image has the whole disk, a user without a password, and no updates behind its back", async () => {
    const found = await inLab(
      `
    df --output=size -BG / | tail -n 1
    sudo passwd -S vagrant | cut -d ' ' -f 2
    sudo sshd -T | grep -i '^passwordauthentication'
    systemctl is-enabled apt-daily.timer || true
    systemctl is-active ssh.service
    hostname
    cloud-init status --wait | tail -n 1`,
      300,
    );
    assert.match(found, /^ *(9|10)G\nL\npasswordauthentication no\nmasked\nactive\nlab\nstatus: done$/);
  });

  test("the lab on a cloud image is provisioned behind an active ufw, and passes every requirement", async () => {
    await inLab("sudo ufw allow 22/tcp && sudo ufw --force enable", 120);
    assert.match(
      await succeeds("vagrant", "provision"),
      /ufw lets in port 5000 now[\s\S]*ufw lets in port 80 now/,
    );
    await turnsGreen();
  });

  test("the lab on a cloud image passes every requirement after a reboot", async () => {
    const { exitCode, all } = await inClone`npm run -s checks -- --reboot`;
    assert.equal(exitCode, 0, all);
  });

  test("a lab on a cloud image is destroyed, and its box stays for the next one", async () => {
    await succeeds("vagrant", "destroy", "-f");
    assert.match(await succeeds("vagrant", "box", "list"), new RegExp(`${box}-image-qcow2`));
  });
}

/** The image, from the cache of the tests if nothing that it is made of has changed. */
async function lookAlike(suite: string): Promise<string> {
  const folder = join(project, "tests", "look-alike");
  const hash = createHash("sha256");
  for (const file of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, file)));
  const file = join(cacheFolder, "tests", `image-${suite}-${hash.digest("hex").slice(0, 16)}.img`);
  mkdirSync(join(cacheFolder, "tests"), { recursive: true });
  if (!existsSync(file)) await succeeds(join(folder, "build.sh"), suite, file);
  return file;
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const part of createReadStream(file)) hash.update(part);
  return hash.digest("hex");
}

/** Vagrant keeps its boxes in the user's folder. */
function removeBoxAtLast(box: string): void {
  assert.notEqual(box, "", "npm start does not name its box");
  // After the lab, which own-lab.ts destroys when the tests end.
  atLast(() => execaSync("vagrant", ["box", "remove", "--force", box], { reject: false }));
}
