/**
 * The one door to the lab: only from here is a process started against it, each with a deadline.
 */
import { randomUUID } from "node:crypto";
import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { ExecaError, execa } from "execa";
import { type Answer, get, noAnswer, parseAnswer } from "./answer.ts";
import { type ProbeName, probes } from "./probes.ts";
import { parseReadings, probeScript, type Reading } from "./readings.ts";
import type { Target } from "./target.ts";
import { LabUnreachable } from "./unreachable.ts";

/** How long the lab took to come back, in seconds since the order to reboot. */
export interface Reboot {
  untilSsh: number;
  untilPage: number;
}

/** What was seen of the lab, for the checks to judge. */
export interface Lab {
  reading: (probe: ProbeName) => Reading;
  /** The answer to a request made inside the lab. */
  answer: (probe: ProbeName) => Answer;
  /** The page as the host gets it through the forwarded port 80. */
  pageFromHost: Answer;
  /** Undefined where the lab was not rebooted for this run. */
  reboot: Reboot | undefined;
}

const pagePath = "/airbnb-onepage/";

/** Milliseconds for a command in the lab; the probes end themselves well before. */
const deadline = 30_000;

/**
 * Runs a shell script in the lab.
 * @param script what bash there reads.
 * @returns what it printed on standard output.
 * @throws {LabUnreachable} when ssh does not get through, or the deadline passes.
 */
export async function run(target: Target, script: string): Promise<Buffer> {
  const options = [
    // The quickest of the key exchanges that all servers know: the newer default costs an emulated lab 0.2 s.
    "KexAlgorithms=^curve25519-sha256",
    "ConnectTimeout=5",
    "BatchMode=yes",
    "ServerAliveInterval=5",
    "ServerAliveCountMax=2",
    "LogLevel=ERROR",
  ];
  const args = [
    "-F",
    target.sshConfig,
    ...options.flatMap((option) => ["-o", option]),
    target.sshHost,
    "bash -s",
  ];
  try {
    const { stdout } = await execa("ssh", args, {
      input: script,
      encoding: "buffer",
      stripFinalNewline: false,
      timeout: deadline,
    });
    return Buffer.from(stdout);
  } catch (error) {
    if (!(error instanceof ExecaError)) throw error;
    const last = Buffer.from(error.stderr as unknown as Uint8Array)
      .toString()
      .trim()
      .split("\n")
      .at(-1);
    throw new LabUnreachable(
      "The lab cannot be reached over ssh.",
      error.timedOut
        ? `no answer within ${deadline / 1000} s`
        : `ssh ended with exit code ${error.exitCode}: ${last}`,
      "see 'vagrant status'; 'npm start' brings the lab up",
    );
  }
}

/**
 * Whether provisioning came to its end.
 * @throws {LabUnreachable} when the lab cannot be asked.
 */
export async function isProvisioned(target: Target): Promise<boolean> {
  return (await run(target, "cat /var/lib/applab/provisioned 2>/dev/null || true")).length > 0;
}

/** Looks at the lab: all the probes over one connection, and the page from the host at the same time. */
export async function look(target: Target, reboot?: Reboot): Promise<Lab> {
  const mark = `probes-${randomUUID()}`;
  const [output, pageFromHost] = await Promise.all([
    run(target, probeScript(probes, mark)),
    get(new URL(pagePath, target.site)).catch(noAnswer),
  ]);
  let readings: Map<string, Reading>;
  try {
    readings = parseReadings(output, mark);
  } catch (error) {
    throw new LabUnreachable(
      "The lab did not answer to the end.",
      (error as Error).message,
      "run the checks again",
    );
  }
  if (!readings.has("listeners")) {
    throw new LabUnreachable(
      "The checks may not look into the lab.",
      "the user who logs in has no sudo without a password",
      "'vagrant provision', or give the user a line in /etc/sudoers.d",
    );
  }
  const reading = (probe: ProbeName): Reading => {
    const found = readings.get(probe);
    // curl ends with its group when the deadline has passed, and leaves no word of the requests under way.
    return found ?? { code: undefined, out: Buffer.alloc(0), err: "" };
  };
  return { reading, answer: (probe) => parseAnswer(reading(probe)), pageFromHost, reboot };
}

/**
 * Reboots the lab and waits until it is back.
 * Nobody logs in meanwhile: ssh counts as back when its greeting is read, so that whatever waits for a login is not
 * woken by the one who watches.
 * @throws {LabUnreachable} when ssh is not back within three minutes. A page that stays away is for the checks to say.
 */
export async function reboot(target: Target): Promise<Reboot> {
  const bootId = async () => (await run(target, probes.user.commands.bootId)).toString();
  const before = await bootId();
  const started = Date.now();
  const seconds = () => (Date.now() - started) / 1000;
  // In the background, so that the answer comes before the connection ends.
  await run(target, "sudo -n systemd-run --quiet --no-block systemctl reboot");

  await until(60, async () => !(await greets(target)));
  if (!(await until(180, () => greets(target)))) {
    throw new LabUnreachable(
      "The lab did not come back from the reboot.",
      "no ssh greeting within 180 s",
      "'vagrant reload' starts it anew; its console log may say why",
    );
  }
  const untilSsh = seconds();
  const page = new URL(pagePath, target.site);
  const back = await until(60, () =>
    get(page).then(
      ({ status }) => status === 200,
      () => false,
    ),
  );
  const untilPage = back ? seconds() : Number.POSITIVE_INFINITY;
  if ((await bootId()) === before) {
    throw new LabUnreachable(
      "The lab did not reboot.",
      "its boot id is the same as before",
      "try 'vagrant reload'",
    );
  }
  return { untilSsh, untilPage };
}

/** Asks until the answer is yes; false when `limit` seconds have passed before. */
async function until(limit: number, condition: () => Promise<boolean>): Promise<boolean> {
  const end = Date.now() + limit * 1000;
  while (Date.now() < end) {
    if (await condition()) return true;
    await pause(100);
  }
  return false;
}

/** Whether an ssh server says its name. A connection alone means nothing: a forwarded port takes it for the guest. */
function greets({ sshAddress }: Target): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(sshAddress);
    const end = (greeting: boolean) => {
      socket.destroy();
      resolve(greeting);
    };
    socket.setTimeout(2000, () => end(false));
    socket.once("data", (data) => end(data.toString("latin1").startsWith("SSH-")));
    socket.once("error", () => end(false));
    socket.once("close", () => end(false));
  });
}
