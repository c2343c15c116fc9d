import { connect } from "node:net";
import { pagePath } from "../../core/curriculum.ts";
import { LabUnreachable } from "../../core/lab-unreachable.ts";
import { waitUntil } from "../../core/wait-until.ts";
import { httpGet } from "../collect/http.ts";
import type { Lab, Reboot } from "../collect/model.ts";
import { run, sshDeadline, sudoPrefix } from "../ssh/session.ts";
import type { Target } from "../target/target.ts";

/** Seconds after ssh until the page must be back, and until everything else must be. */
const [patience, patienceForTheRest] = [60, 120];

/**
 * Reboots the lab and waits until it is back. It reads only the ssh banner: logging in could start user services and hide
 * a broken boot.
 * @throws {LabUnreachable} when ssh is not back within three minutes. A missing page is left to the checks.
 */
export async function reboot(target: Target): Promise<Reboot> {
  const address = target.sshAddress;
  if (address === undefined) {
    throw new LabUnreachable(
      "LAB-414",
      `The reboot of ${target.name} cannot be observed.`,
      "ssh connects through another machine",
      "reboot it by hand, and run the checks without --reboot",
    );
  }
  const bootId = async () => (await run(target, "cat /proc/sys/kernel/random/boot_id")).toString();
  const before = await bootId();
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  // In the background, so that the answer comes before the connection ends.
  await run(target, `${sudoPrefix(sshDeadline)} systemd-run --quiet --no-block systemctl reboot`);

  await waitUntil(60, async () => !(await greets(address)));
  if (!(await waitUntil(180, () => greets(address)))) {
    throw new LabUnreachable(
      "LAB-415",
      "The lab did not come back from the reboot.",
      "no ssh server answered within 180 s",
      target.fix.reboot,
    );
  }
  const untilSsh = seconds();
  const page = new URL(pagePath, target.site);
  const back = await waitUntil(patience, () =>
    httpGet(page).then(
      ({ status }) => status === 200,
      () => false,
    ),
  );
  const untilPage = back ? seconds() : Number.POSITIVE_INFINITY;
  // For a moment after the greeting logins are still refused.
  let after = "";
  await waitUntil(30, async () => {
    after = await bootId().catch(() => "");
    return after !== "" && after !== before;
  });
  if (after === "") after = await bootId();
  if (after === before) {
    throw new LabUnreachable(
      "LAB-416",
      "The lab did not reboot.",
      "its boot id has not changed",
      target.fix.reboot,
    );
  }
  return { untilSsh, untilPage };
}

/**
 * Takes snapshots of a rebooted lab until all checks pass or the time is up: a service may still be starting. To systemd,
 * a service in tmux is active before it listens.
 */
export async function lookUntil(
  isGreen: (lab: Lab) => boolean,
  { untilSsh, untilPage }: Reboot,
  look: () => Promise<Lab>,
): Promise<Lab> {
  let lab = await look();
  if (isGreen(lab)) return lab;
  await waitUntil(patienceForTheRest - (untilPage - untilSsh), async () => {
    lab = await look();
    return isGreen(lab);
  });
  return lab;
}

/** Whether an ssh server sends its banner. A connection alone proves nothing: a forwarded port accepts it, too. */
function greets(address: { host: string; port: number }): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
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
