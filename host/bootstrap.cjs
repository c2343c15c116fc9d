// node host/bootstrap.cjs [NODE OPTION…] FILE [ARGUMENT…]
//
// Every npm script goes through here: it sees to it that this Node is new enough and that the npm packages are
// there, and then runs FILE, which may be TypeScript. It is plain JavaScript of an older day, without packages,
// because it has to give its answer on the machine where these are missing.
"use strict";

const child = require("child_process");
const crypto = require("crypto");
const fs = require("fs");
const os = require("os");
const path = require("path");

const root = path.dirname(__dirname);

/** Prints an error as host/output/output.ts does for the commands that this file starts, and writes it to the log. */
function fail(code, what, why, fix, details) {
  const page = `docs/troubleshooting.md#${code.toLowerCase()}`;
  const words = `${what}\n  why: ${why}\n  fix: ${fix}\n${code}: ${page}\n`;
  const log = logFile();
  let place = `Full log: ${log}`;
  try {
    fs.mkdirSync(path.dirname(log), { recursive: true });
    const facts = `${new Date().toISOString()} ${process.argv.slice(2).join(" ")}\nNode ${process.version}`;
    fs.writeFileSync(log, `${facts}, ${process.platform} ${process.arch}\n${details || ""}\n${words}`);
  } catch (error) {
    place = `The log cannot be written: ${error.message}`;
  }
  if (process.argv.includes("--json")) {
    const told = {
      event: "error",
      elapsed: 0,
      code: code,
      what: what,
      why: why,
      fix: fix,
      // The old name of the field; see docs/start-events.md.
      mend: fix,
      docs: page,
      log: log,
    };
    const end = { event: "end", elapsed: 0, exitCode: 2 };
    process.stdout.write(`${JSON.stringify(told)}\n${JSON.stringify(end)}\n`);
  } else {
    process.stderr.write(`${words}${place}\n`);
  }
  process.exit(2);
}

/** The log of a start that goes on is not ours to write; see host/output/log.ts. */
function logFile() {
  const folder = path.join(process.env.VAGRANT_DOTFILE_PATH || path.join(root, ".vagrant"), "applab");
  let running = false;
  try {
    const owner = Number(fs.readFileSync(path.join(folder, "start.pid"), "utf8"));
    running = owner > 0 && process.kill(owner, 0);
  } catch (error) {
    running = error.code === "EPERM";
  }
  return path.join(folder, running ? `start-${process.pid}.log` : "start.log");
}

/** ssh, rsync and Node each read some characters of a path as something else. vagrant/folder.rb has the same list. */
function checkFolder() {
  const folder = process.platform === "win32" ? root.replace(/\\/g, "/") : root;
  // As text: an old Node could not read the pattern.
  const found = /['"%\\?\p{Cc}]|\$\{/u.exec(folder);
  if (found === null) return;
  fail(
    "LAB-005",
    "A lab cannot be made in this folder.",
    `its path contains ${JSON.stringify(found[0])}, which ssh, rsync or Node misread: ${JSON.stringify(root)}`,
    "move the project to a folder whose path does not contain it",
  );
}

function checkNode() {
  const wanted = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8")).engines.node.replace(
    ">=",
    "",
  );
  const order = [wanted, process.versions.node].map((version) => version.split(".").map(Number));
  const newer = order[1][0] - order[0][0] || order[1][1] - (order[0][1] || 0);
  if (newer >= 0) return;
  fail(
    "LAB-002",
    `This is Node ${process.versions.node}; applab needs ${wanted} or newer on the host.`,
    `${process.execPath} is too old for the tools that the checks use.`,
    "install the current LTS: https://nodejs.org/en/download, 'winget install OpenJS.NodeJS.LTS' or 'brew install node'",
  );
}

/** What a user's, a school's or a caller's npm is set to must not leave packages out, or put them elsewhere. */
const npmFlags = ["--include=dev", "--include=optional", "--include=peer", "--no-global", "--no-dry-run"];

/** Installs the packages when the lock file is another one than at the last time, or when one is missing. */
function installPackages() {
  const folder = path.join(root, "node_modules");
  const stamp = path.join(folder, ".installed");
  const lock = fs.readFileSync(path.join(root, "package-lock.json"));
  const wanted = crypto.createHash("sha256").update(lock).digest("hex");
  const packages = JSON.parse(lock.toString()).packages;
  const upToDate = fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === wanted;
  // npm would empty a folder of packages that is only linked here, and that another checkout works with.
  const linked = fs.existsSync(folder) && fs.lstatSync(folder).isSymbolicLink();
  const lacks = missingPackages(packages);
  if ((upToDate || linked) && lacks.length === 0) return;
  if (linked) {
    fail(
      "LAB-004",
      "The npm packages were not all installed.",
      `node_modules is a link to ${fs.realpathSync(folder)}, and these are missing there: ${lacks.join(", ")}`,
      "run 'npm ci' in the checkout that the link points to",
    );
  }
  const silent = process.argv.includes("--json");
  if (!silent) process.stderr.write("Installing the npm packages, about 65 MB the first time …\n");
  // No package that we use needs its install script. Windows runs npm, a .cmd file, only through a shell.
  const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"].concat(npmFlags);
  const shell = process.platform === "win32";
  const npm = child.spawnSync(
    // Newer Nodes warn of arguments beside a shell.
    shell ? ["npm"].concat(args).join(" ") : "npm",
    shell ? [] : args,
    {
      cwd: root,
      shell: shell,
      // npm says nothing here but why it failed.
      stdio: ["ignore", "pipe", "pipe"],
      encoding: "utf8",
    },
  );
  if (npm.signal || npm.status === 130) process.exit(130);
  const words = `${npm.stdout || ""}${npm.stderr || ""}`;
  if (npm.status !== 0) {
    if (!silent) process.stderr.write(words);
    fail(
      "LAB-003",
      "The npm packages could not be installed.",
      npm.error ? npm.error.message : `'npm ci' failed with exit code ${npm.status}; its output is above.`,
      "check the network and, behind a proxy, HTTPS_PROXY and NODE_EXTRA_CA_CERTS; then run the same command again",
      words,
    );
  }
  const missing = missingPackages(packages);
  if (missing.length > 0) {
    fail(
      "LAB-004",
      "The npm packages were not all installed.",
      `'npm ci' succeeded, but these are missing: ${missing.join(", ")}`,
      "check 'npm config list' for settings that omit packages; then run the same command again",
      words,
    );
  }
  fs.writeFileSync(stamp, wanted);
}

/** The packages of a lock file that this system needs and that are not there. */
function missingPackages(packages) {
  const here = (names, name) => !names || names.includes(name);
  return Object.keys(packages).filter((folder) => {
    const each = packages[folder];
    if (folder === "" || each.extraneous || !here(each.os, process.platform) || !here(each.cpu, process.arch))
      return false;
    // Which C library this system has is npm's to know.
    return !each.libc && !fs.existsSync(path.join(root, folder, "package.json"));
  });
}

/** The id of the npm that started a shell; empty if another program did, or where there is no /proc. */
function npmAbove(shell) {
  try {
    const above = fs.readFileSync(`/proc/${shell}/stat`, "utf8").split(") ").pop().split(" ")[1];
    return fs.readFileSync(`/proc/${above}/comm`, "utf8").startsWith("npm") ? above : "";
  } catch (_error) {
    return "";
  }
}

/** Runs the rest of the command line and ends as it ends. */
function runFile() {
  // If a node:test started us, the program's own tests would print Node's protocol between processes.
  delete process.env.NODE_TEST_CONTEXT;
  const program = child.spawn(process.execPath, ["--import", "tsx"].concat(process.argv.slice(2)), {
    stdio: "inherit",
  });
  // On a terminal the program gets Ctrl-C itself; this process only has to outlive it. A signal sent to this
  // process alone has to be handed on.
  process.on("SIGINT", () => process.stdin.isTTY || program.kill("SIGINT"));
  process.on("SIGTERM", () => program.kill("SIGTERM"));
  process.on("SIGHUP", () => program.kill("SIGHUP"));
  // npm runs a command through a shell. A signal that ends npm ends that shell, too, and nobody tells its command; KILL ends
  // npm alone.
  const parent = process.ppid;
  const npm = npmAbove(parent);
  const isAlone = () =>
    process.env.npm_lifecycle_event !== undefined && (process.ppid !== parent || npmAbove(parent) !== npm);
  if (process.platform !== "win32") setInterval(() => isAlone() && program.kill("SIGTERM"), 500).unref();
  program.on("exit", (code, signal) => process.exit(signal ? 128 + os.constants.signals[signal] : code));
}

checkNode();
checkFolder();
installPackages();
runFile();
