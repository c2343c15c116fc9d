import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { loadFaults } from "./faults.ts";
import { words } from "./shell.ts";

const project = dirname(dirname(fileURLToPath(import.meta.url)));
const parent = mkdtempSync(join(tmpdir(), "applab-words-"));
after(() => rmSync(parent, { recursive: true }));

/** A fault's script runs as root in the lab, and may write what its mode forbids; so does this user in a namespace. */
const asRoot = process.platform === "linux" && process.getuid?.() !== 0 ? ["unshare", "-r"] : [];

/** Runs a script in the words of faults on files of the project that lie as in the lab, below a folder of their own. */
async function onFiles(script: string) {
  const folder = mkdtempSync(join(parent, "lab-"));
  const { exitCode, stdout, stderr } = await execa("env", [...asRoot, "bash", "-s"], {
    reject: false,
    timeout: 20_000,
    input: `${words}
cd '${folder}'
kept=$PWD/kept site=$PWD/applab.conf app=$PWD/app units=$PWD/units
mkdir app units; cp '${project}'/app/*.ts app; cp '${project}/nginx/applab.conf' $site
cp '${project}'/provision/units/*.service units
for unit in units/*.service; do mkdir $unit.d; cp '${project}'/provision/units/service.conf '${project}'/provision/units/[67]-*.conf $unit.d; done
${script}`,
  });
  return { folder, exitCode, stdout, stderr };
}

test("each change of a file changes it, as the project has it", async () => {
  const changes = (await loadFaults()).flatMap(({ name, break: body }) =>
    Array.from(body.matchAll(/\bedit \S+ '[^']*'/g), ([edit]) => ({ name, edit })),
  );
  assert.ok(changes.length > 30);
  // Each in a subshell and on files as they were.
  const script = changes.map(({ name, edit }, index) => {
    const again = 'rm -rf "$kept" && cp -r ../again/. .';
    return `(${index > 0 ? again : ":"}; ${edit}) || echo '${name}: ${index}'`;
  });
  const { exitCode, stdout, stderr } = await onFiles(
    `mkdir -p ../again; cp -r . ../again; cd .\n${script.join("\n")}`,
  );
  assert.deepEqual({ exitCode, stdout, stderr }, { exitCode: 0, stdout: "", stderr: "" });
});

test("a change that changes nothing is refused", async () => {
  const { exitCode, stderr } = await onFiles("edit $site 's/no such text/x/'; echo reached");
  assert.equal(exitCode, 3);
  assert.match(stderr, /as this fault expects it/);
});

test("what was kept first comes back, whatever became of the file: changed twice, removed, a folder in its place", async () => {
  for (const harm of [
    "edit $site 's/80/81/'",
    "rm $site",
    "rm $site; mkdir $site",
    ": >$site; chmod 0 $site",
  ]) {
    const { folder, exitCode, stderr } = await onFiles(`chmod 640 $site; edit $site 's/listen/hear/'
${harm}
back $site; stat -c %a $site`);
    assert.equal(exitCode, 0, `${harm}: ${stderr}`);
    assert.equal(
      readFileSync(join(folder, "applab.conf"), "utf8"),
      readFileSync(join(project, "nginx", "applab.conf"), "utf8"),
      harm,
    );
  }
});

test("what nobody remembers, and the project does not have, is told", async () => {
  const { exitCode, stderr } = await onFiles("back /usr/bin/no-such-program");
  assert.equal(exitCode, 4);
  assert.match(stderr, /nobody remembers what \/usr\/bin\/no-such-program was/);
});
