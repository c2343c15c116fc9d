/** Where a server listens. */
export interface BindAddress {
  /** A name or an address, IPv6 without its brackets. */
  host: string;
  /** 0 to 65535; 0 lets the system choose. */
  port: number;
}

/**
 * Reads `host:port`, as in `--bind 0.0.0.0:5000` or `--bind [::]:5000`.
 * @throws {Error} naming what is wrong with `text` and showing a right one.
 */
export function parseBindAddress(text: string): BindAddress {
  const match = /^(?:\[(?<v6>[^\]]+)\]|(?<name>[^:[\]]+)):(?<port>\d{1,5})$/.exec(text);
  const host = match?.groups?.v6 ?? match?.groups?.name;
  const port = Number(match?.groups?.port);
  if (host === undefined || port > 65535) {
    throw new Error(
      `--bind takes host:port with a port from 0 to 65535, such as 0.0.0.0:5000 or [::]:5000, not '${text}'`,
    );
  }
  return { host, port };
}

/** The address as one writes it: `127.0.0.1:5000`, `[::1]:5000`. */
export function formatBindAddress({ host, port }: BindAddress): string {
  return host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
}
