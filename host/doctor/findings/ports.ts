import { createServer } from "node:net";
import { wantedPorts } from "../../../core/host-ports.ts";
import { bad, type Finding, good, warning } from "../finding.ts";

/** The two ports of the host that lead to the lab. If one is taken, Vagrant uses another. */
export async function ports(): Promise<Finding> {
  const wanted = Object.values(wantedPorts());
  const wrong = wanted.find((port) => !(port >= 0 && port <= 65535));
  if (wrong !== undefined) {
    return bad(
      "LAB-021",
      "ports",
      `${wrong} is not a port`,
      "set LAB_SITE_PORT and LAB_SERVICE_PORT to numbers from 1024 to 65535",
    );
  }
  const free = await Promise.all(wanted.map(isFree));
  const taken = wanted.filter((_, index) => !free[index]);
  return taken.length === 0
    ? good("ports", `${wanted.join(" and ")} are free`)
    : warning(
        "ports",
        `taken: ${taken.join(", ")}`,
        "nothing to do: a new lab gets another port; 'vagrant port' shows it",
      );
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
