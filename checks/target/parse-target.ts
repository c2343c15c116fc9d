import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import type { Server } from "./target.ts";

/** What `--target` takes. */
export const targetForm = "ssh://[USER@]HOST[:PORT][?identity=FILE][&known_hosts=FILE]";

/**
 * Reads the value of `--target`.
 * @param folder the folder for relative file names: npm changes the folder, and INIT_CWD has the original one.
 * @throws {Error} saying what is wrong.
 */
export function parseTarget(text: string, folder = process.env.INIT_CWD ?? process.cwd()): Server {
  // The error must not show a password.
  const shown = text.replace(/:\/\/([^:@/]*):[^@/]*@/, "://$1:…@");
  const wrong = (why: string) => new Error(`--target must be ${targetForm}, not '${shown}': ${why}`);
  const decode = (part: string) => {
    try {
      return decodeURIComponent(part);
    } catch {
      throw wrong(`write '%' as %25`);
    }
  };
  // A wrong port makes the URL invalid; without a port, url.port is empty.
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !text.startsWith("ssh://")) throw wrong("this is not an address of that form");
  if (url.password !== "") {
    throw wrong("a password on the command line is visible to all users of this host; use an ssh key");
  }
  if (url.pathname !== "" && url.pathname !== "/") throw wrong(`a path is not allowed after the port`);
  if (url.hash !== "") throw wrong("write '#' in a file name as %23");
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  // ssh would read a name that begins with a dash as an option.
  if (!/^[\w:][\w.:-]*$/.test(host)) throw wrong(`'${host}' is not a valid host name`);
  const user = decode(url.username) || undefined;
  if (user !== undefined && !/^\w[\w.@-]*$/.test(user)) throw wrong(`'${user}' is not a valid user name`);
  const port = url.port === "" ? undefined : Number(url.port);
  if (port === 0) throw wrong("the port must be at least 1");

  const files = new Map<string, string>();
  for (const part of url.search.slice(1).split("&").filter(Boolean)) {
    const [key = "", value = ""] = part.split(/=(.*)/s).map(decode);
    if (key !== "identity" && key !== "known_hosts") throw wrong(`there is no setting '${key}'`);
    if (files.has(key)) throw wrong(`${key} is given twice`);
    const file = value.startsWith("~/") ? join(homedir(), value.slice(2)) : resolve(folder, value);
    if (value === "" || !existsSync(file)) throw wrong(`there is no file '${file}'`);
    files.set(key, file);
  }
  return { user, host, port, identity: files.get("identity"), knownHosts: files.get("known_hosts") };
}
