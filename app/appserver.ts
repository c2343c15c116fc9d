/**
 * The application server: binds an Express `app` to an address, as Gunicorn does for a WSGI object.
 *
 *     node app/appserver.ts --bind 0.0.0.0:5000 --workers 3 app/onepage.ts
 */
import { basename } from "node:path";
import { formatBindAddress } from "./server/bind-address.ts";
import { exitCodes, readCommandLine, type Settings, usage } from "./server/cli.ts";
import { saveCompileCache } from "./server/compile-cache.ts";
import { errorLog } from "./server/error-log.ts";
import { endSignals, Master } from "./server/master.ts";
import { prepareFiles } from "./server/prepare-files.ts";
import { setProcessName } from "./server/process-name.ts";

const settings = parse(process.argv.slice(2));
const { bind, module, errorLog: errorFile } = settings;
setProcessName(`appserver ${basename(module.path)} ${formatBindAddress(bind)}`);
// The terminal may be closed before we exit.
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
    process.stderr.write(`appserver: ${(error as Error).message}\nfor help: appserver --help\n`);
    process.exit(exitCodes.usage);
  }
}

async function checkConfig(): Promise<never> {
  const { loadApp, Unloadable } = await import("./server/load-app.ts");
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
  const say = errorLog(errorFile);
  /** Writes a file of the server. @returns whether it succeeded; an error is logged. */
  const written = (write: () => void): boolean => {
    try {
      write();
      return true;
    } catch (error) {
      say((error as Error).message);
      return false;
    }
  };
  const master = new Master(settings, say, {
    listening: (address) => {
      if (!written(files.listening)) return master.end("quit", exitCodes.cannotListen);
      say(`${module.path} listens on ${address}`);
      say(`workers: ${settings.workers}`);
      saveCompileCache();
    },
    reloaded: () => written(files.touch),
  });

  // As early as possible: from here on a signal ends the server cleanly.
  for (const [signal, order] of endSignals) {
    process.on(signal, () => {
      say(`ended by ${signal}`);
      master.end(order);
    });
  }
  process.on("SIGUSR2", () => master.reload());
  process.on("SIGTTIN", () => master.resize(+1));
  process.on("SIGTTOU", () => master.resize(-1));

  const files = await prepareFiles(settings).catch((error: Error) => {
    process.stderr.write(`appserver: ${error.message}\n`);
    process.exit(exitCodes.cannotListen);
  });
  process.on("exit", files.remove);
  if (settings.reload) {
    const { watchBeside } = await import("./server/watch.ts");
    watchBeside(settings, say, () => master.reload());
  }
  master.start();
  process.exit(await master.ended);
}
