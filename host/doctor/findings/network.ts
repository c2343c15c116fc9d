import { readdir } from "node:fs/promises";
import { type Finding, good } from "../finding.ts";

/** What the lab will be given for its way to the internet: see vagrant/host_network.rb. */
export async function network(): Promise<Finding> {
  const { env } = process;
  const proxy = env.https_proxy ?? env.HTTPS_PROXY ?? env.http_proxy ?? env.HTTP_PROXY;
  const folder = await readdir("/usr/local/share/ca-certificates", { recursive: true }).catch(() => []);
  const authorities = folder.filter((file) => file.endsWith(".crt")).length;
  const source = env.LAB_CA ? `those in ${env.LAB_CA}` : `${authorities}`;
  return good("network", `proxy: ${proxy ?? "none"}; extra certificate authorities: ${source}`);
}
