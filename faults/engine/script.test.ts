import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { execa } from "execa";
import { project } from "../../core/paths.ts";
import { loadFaults } from "../load-faults.ts";
import { keptIn, words } from "./script.ts";

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
kept=$PWD/kept yours=$PWD/yours site=$PWD/applab.conf enabled=$PWD/enabled app=$PWD/app units=$PWD/units
mkdir app units enabled; cp -r '${project}'/app/. app; cp '${project}/nginx/applab.conf' $site
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

test("a change that changes nothing is refused also where an earlier fault changed the same file", async () => {
  const { exitCode, stdout } = await onFiles(
    "edit $site 's/listen/hear/'; edit $site 's/no such text/x/'; echo reached",
  );
  assert.deepEqual({ exitCode, stdout }, { exitCode: 3, stdout: "" });
});

test("what else was enabled is kept, files, links and folders, and it is told how to have it again", async () => {
  const { folder, exitCode, stdout, stderr } = await onFiles(`
cd enabled; ln -s $site applab
echo mine >'my shop'; ln -s ../shop.conf link; mkdir -p sub; echo more >sub/part; echo hidden >.draft
only_our_site`);
  assert.equal(exitCode, 0, stderr);
  const enabled = join(folder, "enabled");
  assert.deepEqual(readdirSync(enabled), ["applab"]);
  const kept = keptIn(stdout);
  assert.equal(kept.length, 4, stdout);
  // The commands that are told bring all of it back.
  const again = kept.map((line) => line.replace(/.*: sudo /, ""));
  await execa("bash", ["-ec", again.join("\n")]);
  assert.deepEqual(readdirSync(enabled).sort(), [".draft", "applab", "link", "my shop", "sub"]);
  assert.equal(readFileSync(join(enabled, "sub", "part"), "utf8"), "more\n");
  assert.equal(readlinkSync(join(enabled, "link")), "../shop.conf");
});

test("what a repair by hand left in a file is kept; what the fault itself left there is not", async () => {
  const broken = "edit $site 's/listen/hear/'";
  assert.deepEqual(keptIn((await onFiles(`${broken}; back $site`)).stdout), []);
  const { stdout, stderr } = await onFiles(
    `${broken}; echo '# my idea' >>$site; back $site; grep -r 'my idea' yours`,
  );
  assert.equal(keptIn(stdout).length, 1, stderr);
  assert.match(stdout, /^yours\/.*:# my idea$/m);
  assert.equal(
    keptIn((await onFiles(`${broken}; rm $site; mkdir $site; touch $site/x; back $site`)).stdout).length,
    1,
  );
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

test("a file without a copy that the project does not have either is reported", async () => {
  const { exitCode, stderr } = await onFiles("back /usr/bin/no-such-program");
  assert.equal(exitCode, 4);
  assert.match(stderr, /there is no copy of \/usr\/bin\/no-such-program from before the fault/);
});

test("systemd is asked to unmask only what is masked: it would read all units anew for nothing", async () => {
  const { stdout } = await onFiles(`systemctl() { echo "systemctl $*"; }
unmask onepage; unmask nginx; echo nothing so far
ln -s /dev/null $units/nginx.service; unmask nginx`);
  assert.equal(stdout, "nothing so far\nsystemctl unmask --quiet nginx");
});
