import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import type { Server } from "./target.ts";

/** What `--target` takes. */
export const targetForm = "ssh://[USER@]HOST[:PORT][?identity=FILE][&known_hosts=FILE]";

/**
 * Reads the value of `--target`.
 * @param folder where relative file names begin: npm changes the folder, and says where it was called.
 * @throws {Error} saying what is wrong.
 */
export function parseTarget(text: string, folder = process.env.INIT_CWD ?? process.cwd()): Server {
  // A password stays out of what is shown.
  const shown = text.replace(/:\/\/([^:@/]*):[^@/]*@/, "://$1:…@");
  const wrong = (why: string) => new Error(`--target is ${targetForm}, not '${shown}': ${why}`);
  const decode = (part: string) => {
    try {
      return decodeURIComponent(part);
    } catch {
      throw wrong(`'%' is written %25`);
    }
  };
  // A URL without a port has an empty one, and one with a wrong port is none.
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !text.startsWith("ssh://")) throw wrong("that is no address of this form");
  if (url.password !== "") {
    throw wrong("a password would be seen by everybody on this host; ssh has keys for that");
  }
  if (url.pathname !== "" && url.pathname !== "/") throw wrong(`nothing stands behind the port`);
  if (url.hash !== "") throw wrong("'#' in a file name is written %23");
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  // What begins with a dash ssh would take for an option.
  if (!/^[\w:][\w.:-]*$/.test(host)) throw wrong(`'${host}' is no name of a host`);
  const user = decode(url.username) || undefined;
  if (user !== undefined && !/^\w[\w.@-]*$/.test(user)) throw wrong(`'${user}' is no name of a user`);
  const port = url.port === "" ? undefined : Number(url.port);
  if (port === 0) throw wrong("ports begin with 1");

  const files = new Map<string, string>();
  for (const part of url.search.slice(1).split("&").filter(Boolean)) {
    const [key = "", value = ""] = part.split(/=(.*)/s).map(decode);
    if (key !== "identity" && key !== "known_hosts") throw wrong(`there is no setting '${key}'`);
    if (files.has(key)) throw wrong(`${key} is there twice`);
    const file = value.startsWith("~/") ? join(homedir(), value.slice(2)) : resolve(folder, value);
    if (value === "" || !existsSync(file)) throw wrong(`there is no file '${file}'`);
    files.set(key, file);
  }
  return { user, host, port, identity: files.get("identity"), knownHosts: files.get("known_hosts") };
}
