/** Where a server listens; the argument of `net.Server.listen`. */
export type BindAddress =
  | {
      /** A name or an address, IPv6 without its brackets. */
      host: string;
      /** 0 to 65535; 0 lets the system choose. */
      port: number;
    }
  | {
      /** A Unix socket. */
      path: string;
    }
  | {
      /** The number of a socket that the parent process opened, such as systemd. */
      fd: number;
    };

/** Bytes: the kernel would cut off a longer path and listen somewhere else. https://man7.org/linux/man-pages/man7/unix.7.html */
const longestPath = process.platform === "linux" ? 107 : 103;

/**
 * Reads `host:port`, `[IPv6]:port`, `unix:path` or `fd://number`, as Gunicorn spells them.
 * @throws {Error} naming what is wrong with `text` and showing right ones.
 */
export function parseBindAddress(text: string): BindAddress {
  const { path, fd, v6, name, port } =
    /^(?:unix:(?<path>.+)|fd:\/\/(?<fd>\d{1,4})|(?:\[(?<v6>[^\]]+)\]|(?<name>[^:[\]]+)):(?<port>\d{1,5}))$/.exec(
      text,
    )?.groups ?? {};
  if (path !== undefined) {
    if (Buffer.byteLength(path) > longestPath)
      throw new Error(
        `a Unix socket's path has at most ${longestPath} bytes, not ${Buffer.byteLength(path)}`,
      );
    return { path };
  }
  // 0 to 2 are the terminal.
  if (Number(fd) > 2) return { fd: Number(fd) };
  const host = v6 ?? name;
  if (host === undefined || Number(port) > 65535) {
    throw new Error(
      `--bind takes HOST:PORT with a port from 0 to 65535, unix:PATH or fd://NUMBER, such as 0.0.0.0:5000, [::]:5000, unix:/run/app.sock or fd://3, not '${text}'`,
    );
  }
  return { host, port: Number(port) };
}

/** The address as one writes it: `127.0.0.1:5000`, `[::1]:5000`, `unix:/run/app.sock`, `fd://3`. */
export function formatBindAddress(address: BindAddress): string {
  if ("path" in address) return `unix:${address.path}`;
  if ("fd" in address) return `fd://${address.fd}`;
  const { host, port } = address;
  return host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
}
