/** Where the checks look. */
export interface Target {
  /** A file for `ssh -F`, and the name of the lab in it. */
  sshConfig: string;
  sshHost: string;
  /** Where ssh itself is reached from the host. */
  sshAddress: { host: string; port: number };
  /** Port 80 of the lab as the host reaches it. */
  site: URL;
  /** Port 5000 of the lab as the host reaches it. */
  service: URL;
}
