import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { execa } from "execa";
import { project } from "../../core/paths.ts";
import { loadFaults } from "../load-faults.ts";
import type { NamedFault } from "./fault.ts";
import { breakScript, fixScript, keptIn, undoScript, words } from "./script.ts";

const parent = mkdtempSync(join(tmpdir(), "applab-words-"));
after(() => rmSync(parent, { recursive: true }));

/** A fault's script runs as root in the lab, and can write read-only files; in a user namespace a test can, too. */
const asRoot = process.platform === "linux" && process.getuid?.() !== 0 ? ["unshare", "-r"] : [];

/** Runs a script with the faults' shell functions on copies of the project's files, arranged as in the lab. */
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

test("every edit in the catalogue changes the project's file", async () => {
  const changes = (await loadFaults()).flatMap(({ name, break: body }) =>
    Array.from(body.matchAll(/\bedit \S+ '[^']*'/g), ([edit]) => ({ name, edit })),
  );
  assert.ok(changes.length > 30);
  // Here they run as root: any other file would be this machine's own.
  for (const { name, edit } of changes) assert.match(edit, /^edit \$(site|app|units)\b/, name);
  // Each edit runs in a subshell, on fresh copies.
  const script = changes.map(({ name, edit }, index) => {
    const again = 'rm -rf "$kept" && cp -r ../again/. .';
    return `(${index > 0 ? again : ":"}; ${edit}) || echo '${name}: ${index}'`;
  });
  const { exitCode, stdout, stderr } = await onFiles(
    `mkdir -p ../again; cp -r . ../again; cd .\n${script.join("\n")}`,
  );
  assert.deepEqual({ exitCode, stdout, stderr }, { exitCode: 0, stdout: "", stderr: "" });
});

test("an edit that changes nothing fails", async () => {
  const { exitCode, stderr } = await onFiles("edit $site 's/no such text/x/'; echo reached");
  assert.equal(exitCode, 3);
  assert.match(stderr, /as this fault expects it/);
});

test("an edit that changes nothing fails, also after another fault changed the same file", async () => {
  const { exitCode, stdout } = await onFiles(
    "edit $site 's/listen/hear/'; edit $site 's/no such text/x/'; echo reached",
  );
  assert.deepEqual({ exitCode, stdout }, { exitCode: 3, stdout: "" });
});

test("other enabled files, links and folders are kept, with the commands that restore them", async () => {
  const { folder, exitCode, stdout, stderr } = await onFiles(`
cd enabled; ln -s $site applab
echo mine >'my shop'; ln -s ../shop.conf link; mkdir -p sub; echo more >sub/part; echo hidden >.draft
only_our_site`);
  assert.equal(exitCode, 0, stderr);
  const enabled = join(folder, "enabled");
  assert.deepEqual(readdirSync(enabled), ["applab"]);
  const kept = keptIn(stdout);
  assert.equal(kept.length, 4, stdout);
  // The printed commands restore all of them.
  const again = kept.map((line) => line.replace(/.*: sudo /, ""));
  await execa("bash", ["-ec", again.join("\n")]);
  assert.deepEqual(readdirSync(enabled).sort(), [".draft", "applab", "link", "my shop", "sub"]);
  assert.equal(readFileSync(join(enabled, "sub", "part"), "utf8"), "more\n");
  assert.equal(readlinkSync(join(enabled, "link")), "../shop.conf");
});

test("back keeps a copy of the learner's change, and none of the fault's own change", async () => {
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

test("back restores the first copy of a file that was changed twice, removed or replaced by a folder", async () => {
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

test("back reports a file that has no copy and is not in the project", async () => {
  const { exitCode, stderr } = await onFiles("back /usr/bin/no-such-program");
  assert.equal(exitCode, 4);
  assert.match(stderr, /there is no copy of \/usr\/bin\/no-such-program from before the fault/);
});

test("unmask calls systemctl only for a masked unit, because each call reloads all units", async () => {
  const { stdout } = await onFiles(`systemctl() { echo "systemctl $*"; }
unmask onepage; unmask nginx; echo nothing so far
ln -s /dev/null $units/nginx.service; unmask nginx`);
  assert.equal(stdout, "nothing so far\nsystemctl unmask --quiet nginx");
});

test("a break that fails half-way is taken back: its files are as before, whatever the fix could do", async () => {
  const { exitCode, stdout } = await onFiles(`
    before=$(cat $site); edit $site 's/listen/hear/'
    (false; back $site) || true
    restore_kept
    [[ $(cat $site) == "$before" && ! -e $kept ]] && echo restored`);
  assert.deepEqual({ exitCode, stdout }, { exitCode: 0, stdout: "restored" });
});

test("a fault that asks for a service's unit changes the unit that the lab has for it, when it breaks and when it is fixed", async () => {
  const program = `systemctl() { echo "$*"; }; systemctl stop $onepage $dynamic`;
  const fault = { break: program, fix: program } as NamedFault;
  const units = { onepage: "course@onepage" };
  for (const script of [
    breakScript(fault, false, units),
    fixScript(fault, false, units),
    undoScript(fault, false, units),
  ]) {
    const [, body = ""] = /<<'FAULT'\n(.*)\nFAULT\n$/s.exec(script) ?? [];
    const { stdout } = await execa("bash", ["-s"], { input: body.replace("start_all || true", "") });
    assert.equal(stdout, "stop course@onepage dynamic");
  }
});

test("drop_setting removes the folder of the settings if nothing else is in it", async () => {
  const { exitCode, stdout } = await onFiles(`add_setting course@api '[Service]'; drop_setting course@api
drop_setting course@api; add_setting onepage '[Service]'; drop_setting onepage; echo $(ls -d units/*.d)`);
  assert.equal(exitCode, 0);
  assert.match(stdout, /units\/onepage.service.d/);
  assert.doesNotMatch(stdout, /course/);
});
