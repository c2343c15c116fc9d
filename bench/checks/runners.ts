/** Who is measured, and how each is called. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Counts, ofOurs, ofPytest, ofRspec, ofTap } from "./counts.ts";
import type { Place } from "./place.ts";
import { twelve } from "./twelve.ts";

export interface Runner {
  name: string;
  call: (place: Place) => Call;
  /** Absent where nothing is checked: that is what the others stand on. */
  checks?: { count: (output: string) => Counts; expected: (evaluated: number) => boolean };
  /** Whether its connection is there before it begins. */
  warm?: boolean;
}

export interface Call {
  program: string;
  args: string[];
  cwd: string;
  env?: NodeJS.ProcessEnv;
}

export const project = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const exactly = (evaluated: number) => evaluated === twelve.length;
// All of ours, whatever their number: what is asked of them is in the twelve (see twelve.test.ts).
const atLeast = (evaluated: number) => evaluated >= twelve.length;

const testinfra =
  (host: string, configuration: "plain" | "kept", ...more: string[]) =>
  (place: Place): Call => ({
    program: "/usr/bin/python3",
    args: ["-m", "pytest", `--hosts=${host}`, `--ssh-config=${place[configuration]}`, ...more, "test_lab.py"],
    cwd: join(place.folder, "peers"),
  });

const bats =
  (configuration: "plain" | "kept") =>
  (place: Place): Call => ({
    program: "bats",
    args: ["--tap", "lab.bats"],
    cwd: join(place.folder, "peers"),
    env: { SSH_CONFIG: place[configuration] },
  });

const pytest = { count: ofPytest, expected: exactly };

export const sshTrue: Runner = {
  name: "ssh true",
  call: ({ plain, folder }) => ({ program: "ssh", args: ["-F", plain, "lab", "true"], cwd: folder }),
};

export const nodeStart: Runner = {
  name: "Node's start",
  call: ({ folder }) => ({ program: process.execPath, args: ["-e", "0"], cwd: folder }),
};

export const ours: Runner = {
  name: "applab, npm run checks",
  call: ({ target }) => ({ program: "npm", args: ["run", "checks", "--", ...target], cwd: project }),
  checks: { count: ofOurs, expected: atLeast },
};

/** What npm starts, so that its own share can be told. */
export const oursWithoutNpm: Runner = {
  name: "applab, without npm",
  call: ({ target }) => {
    const { scripts } = JSON.parse(readFileSync(join(project, "package.json"), "utf8"));
    const [, ...args] = (scripts.checks as string).split(" ");
    return { program: process.execPath, args: [...args, ...target], cwd: project };
  },
  checks: { count: ofOurs, expected: atLeast },
};

export const testinfraSsh: Runner = {
  name: "testinfra, ssh://",
  call: testinfra("ssh://lab", "plain"),
  checks: pytest,
};

export const testinfraParamiko: Runner = {
  name: "testinfra, paramiko",
  call: testinfra("lab", "plain"),
  checks: pytest,
};

/** Other settings of testinfra, of which the best is whatever is quickest. */
export const testinfraTuned: Runner[] = [
  { name: "testinfra, ssh://, 2 at once", call: testinfra("ssh://lab", "plain", "-n", "2"), checks: pytest },
  { name: "testinfra, ssh://, ControlPath", call: testinfra("ssh://lab", "kept"), checks: pytest },
];

/** Somebody else has paid for its connection. */
export const testinfraWarm: Runner = {
  name: "testinfra, ssh://, ControlPath, connected before",
  call: testinfra("ssh://lab", "kept"),
  checks: pytest,
  warm: true,
};

/** No runner: the least that the twelve take, as Nginx to Nginx is the limit beside the application server. */
export const oneLogin: Runner = {
  name: "the limit: one login, all at once",
  call: ({ plain, folder }) => ({
    program: "bash",
    args: ["-c", 'ssh -F "$0" -o KexAlgorithms=^curve25519-sha256 lab bash -s <one-login.sh', plain],
    cwd: join(folder, "peers"),
  }),
  checks: { count: ofTap, expected: exactly },
};

const others: Runner[] = [
  {
    name: "serverspec",
    call: ({ folder, plain }) => ({
      program: "/usr/bin/rspec",
      args: ["lab_spec.rb"],
      cwd: join(folder, "peers"),
      env: { SSH_CONFIG: plain },
    }),
    checks: { count: ofRspec, expected: exactly },
  },
  { name: "bats, an ssh each", call: bats("plain"), checks: { count: ofTap, expected: exactly } },
  { name: "bats, ControlPath", call: bats("kept"), checks: { count: ofTap, expected: exactly } },
  oneLogin,
];

export const runners: Runner[] = [
  sshTrue,
  nodeStart,
  ours,
  oursWithoutNpm,
  testinfraSsh,
  testinfraParamiko,
  ...testinfraTuned,
  testinfraWarm,
  ...others,
];
