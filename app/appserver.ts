/**
 * The application server: binds an Express `app` to an address, as Gunicorn does for a WSGI object.
 *
 *     node app/appserver.ts --bind 0.0.0.0:5000 --workers 3 app/onepage.ts
 */
import { basename } from "node:path";
import { formatBindAddress } from "./bind-address.ts";
import { exitCodes, readCommandLine, type Settings, usage } from "./command-line.ts";
import { keepCompiled } from "./compiled.ts";
import { errorLog } from "./error-log.ts";
import { Master } from "./master.ts";
import { prepareFiles } from "./prepare-files.ts";

const settings = parse(process.argv.slice(2));
const { bind, module, errorLog: errorFile } = settings;
// pgrep and ps look here: without a name of its own the process would be one more "node".
process.title = `appserver ${basename(module.path)} ${formatBindAddress(bind)}`;
// The terminal may be gone before we are.
process.stdout.on("error", () => {});

if (settings.checkConfig) await checkConfig();
else await serve();

function parse(args: string[]): Settings {
  try {
    const settings = readCommandLine(args);
    if (settings !== undefined) return settings;
    process.stdout.write(usage);
    process.exit(0);
  } catch (error) {
    process.stderr.write(`appserver: ${(error as Error).message}\nappserver --help tells more\n`);
    process.exit(exitCodes.usage);
  }
}

async function checkConfig(): Promise<never> {
  const { loadApp, Unloadable } = await import("./load-app.ts");
  try {
    await loadApp(module);
    process.stdout.write(`${module.path} exports an application named '${module.name}'\n`);
    process.exit(0);
  } catch (error) {
    if (!(error instanceof Unloadable)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(error.exitCode);
  }
}

async function serve(): Promise<void> {
  const files = await prepareFiles(settings).catch((error: Error) => {
    process.stderr.write(`appserver: ${error.message}\n`);
    process.exit(exitCodes.cannotListen);
  });
  const say = errorLog(errorFile);
  const leave = (exitCode: number): never => {
    files.remove();
    process.exit(exitCode);
  };
  const master = new Master(settings, say, leave);

  // HUP is what a tmux session sends when it is ended: the server goes with its session, and so reload is USR2.
  const ends = { SIGTERM: "end", SIGHUP: "end", SIGINT: "quit", SIGQUIT: "quit" } as const;
  for (const [signal, order] of Object.entries(ends)) {
    process.on(signal, async () => {
      say(`ended by ${signal}`);
      await master.end(order);
      leave(exitCodes.ended);
    });
  }
  const reload = async () => (await master.reload()) && files.touch();
  process.on("SIGUSR2", reload);
  process.on("SIGTTIN", () => master.resize(+1));
  process.on("SIGTTOU", () => master.resize(-1));

  if (settings.reload) {
    const { watchBeside } = await import("./watch.ts");
    watchBeside(module.path, reload);
  }
  const address = await master.start().catch(leave);
  files.listening();
  say(`${module.path} listens on ${address}`);
  say(`workers: ${settings.workers}`);
  keepCompiled();
}
