import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { execa } from "execa";

const bin = mkdtempSync(join(tmpdir(), "bin-"));
after(() => rmSync(bin, { recursive: true }));
const find = (program: string) =>
  ["/usr/bin", "/bin"].map((folder) => join(folder, program)).find(existsSync);
const aptGet = find("apt-get");
if (aptGet !== undefined) symlinkSync(aptGet, join(bin, "apt-get"));

/** Runs a command as an ordinary user; root becomes one in a user namespace, and still owns its files. */
const asUser = process.getuid?.() === 0 ? [find("unshare") ?? "", "--user", "--map-user=1000"] : [];

const program = `
  import { install } from ${JSON.stringify(fileURLToPath(new URL("install.ts", import.meta.url)))};
  const packages = { apt: ["tmux"], brew: [], winget: [] };
  console.log(JSON.stringify(await install([{ thing: "tmux", packages }], { yes: true })));`;

test("a user without sudo gets the command for root, and nothing is installed", {
  skip: aptGet === undefined && "there is no apt-get",
}, async () => {
  const [command = "", ...args] = [
    ...asUser,
    process.execPath,
    ...["--import", "tsx", "--input-type=module", "-e", program],
  ];
  const { stdout, stderr } = await execa(command, args, { env: { PATH: bin }, reject: false });
  assert.deepEqual(
    stdout.split("\n"),
    [
      "Not installed: this needs root, and there is no sudo. As root: apt-get install --no-install-recommends tmux",
      "false",
    ],
    stderr,
  );
});
