import { spawn } from "node:child_process";
import { once } from "node:events";
import { project } from "../checkout.ts";

export interface Served {
  port: number;
  end: () => Promise<void>;
}

/** Milliseconds in which a server must listen. */
const deadline = 60_000;

/**
 * Starts a server on a free port of 127.0.0.1, and waits until it prints the port.
 * @throws Error with the server's output, if it ends or does not listen in time.
 */
async function serve(program: string, args: string[]): Promise<Served> {
  const env = { ...process.env, PYTHONDONTWRITEBYTECODE: "1" };
  const server = spawn(program, args, { cwd: project, env, stdio: ["ignore", "pipe", "pipe"] });
  const ended = once(server, "close");
  let said = "";
  const port = new Promise<number>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${program} does not listen:\n${said}`)), deadline);
    ended
      .then(
        () => reject(new Error(`${program} ended:\n${said}`)),
        (error) => reject(new Error(`${program} cannot be started`, { cause: error })),
      )
      .finally(() => clearTimeout(late));
    for (const stream of [server.stdout, server.stderr]) {
      stream.on("data", (data) => {
        said += data;
        const found = /listen(?:ing at:|s on) http:\/\/127\.0\.0\.1:(\d+)/i.exec(said);
        if (found === null) return;
        clearTimeout(late);
        resolve(Number(found[1]));
      });
    }
  });
  const end = async () => {
    server.kill();
    await ended.catch(() => {});
  };
  try {
    return { port: await port, end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Flask as the course runs it. With `--preload` Gunicorn fails before it listens if Flask is not installed. */
export const serveFlask = (name: string) =>
  serve("gunicorn", [
    ...["--bind", "127.0.0.1:0", "--workers", "2", "--threads", "4", "--preload"],
    ...["--chdir", "tests/flask", `reference:${name}`],
  ]);

export const serveOurs = (name: string) =>
  serve(process.execPath, ["--import", "tsx", "app/appserver.ts", "--bind", "127.0.0.1:0", `app/${name}.ts`]);
