// node host/ready.cjs [NODE OPTION…] FILE [ARGUMENT…]
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

function fail(what, why, mend) {
  process.stderr.write(`${what}\n  why:  ${why}\n  mend: ${mend}\n`);
  process.exit(2);
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
    `This is Node ${process.versions.node}; applab needs ${wanted} or newer on the host.`,
    `${process.execPath} is older than the tools that the checks stand on.`,
    "install the current LTS: https://nodejs.org/en/download, 'winget install OpenJS.NodeJS.LTS' or 'brew install node'",
  );
}

/** Installs the packages when the lock file is another one than at the last time. */
function installPackages() {
  const stamp = path.join(root, "node_modules", ".installed");
  const lock = fs.readFileSync(path.join(root, "package-lock.json"));
  const wanted = crypto.createHash("sha256").update(lock).digest("hex");
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === wanted) return;
  process.stderr.write("Installing the npm packages …\n");
  // No package that we use needs its install script. Windows runs npm, a .cmd file, only through a shell.
  const npm = child.spawnSync(
    "npm",
    ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
    {
      cwd: root,
      shell: process.platform === "win32",
      stdio: ["ignore", 2, 2],
    },
  );
  if (npm.signal || npm.status === 130) process.exit(130);
  if (npm.status !== 0) {
    fail(
      "The npm packages could not be installed.",
      npm.error ? npm.error.message : `'npm ci' ended with exit code ${npm.status}; its words are above.`,
      "check the network and, behind a proxy, HTTPS_PROXY and NODE_EXTRA_CA_CERTS; then run the same command again",
    );
  }
  fs.writeFileSync(stamp, wanted);
}

/** Runs the rest of the command line and ends as it ends. */
function runFile() {
  // Under somebody's node:test the program's own tests would speak the language between Node's processes.
  delete process.env.NODE_TEST_CONTEXT;
  const program = child.spawn(process.execPath, ["--import", "tsx"].concat(process.argv.slice(2)), {
    stdio: "inherit",
  });
  // On a terminal the program gets Ctrl-C itself; this process only has to outlive it. A signal sent to this
  // process alone has to be handed on.
  process.on("SIGINT", () => process.stdin.isTTY || program.kill("SIGINT"));
  process.on("SIGTERM", () => program.kill("SIGTERM"));
  process.on("SIGHUP", () => program.kill("SIGHUP"));
  program.on("exit", (code, signal) => process.exit(signal ? 128 + os.constants.signals[signal] : code));
}

checkNode();
installPackages();
runFile();
