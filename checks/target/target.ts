/** Where the checks look. */
export interface Target {
  /** What it is called in messages. */
  name: string;
  /** The arguments of ssh that lead there: options, and at last the host. */
  ssh: string[];
  /** A file for the socket by which many commands share one connection: see ssh/session.ts. Otherwise each makes its own. */
  connection?: string;
  /** Where ssh itself is reached from the host; undefined where that is behind another machine. */
  sshAddress: { host: string; port: number } | undefined;
  /** Port 80 of the lab as the host reaches it. */
  site: URL;
  /** Port 5000 of the lab as the host reaches it. */
  service: URL;
  /** The task before which an exercise lab was made; undefined for any other machine. */
  exercise: number | undefined;
  /** The first task that neither provisioning nor the learner has solved; undefined for any other machine. */
  unsolved: number | undefined;
  /** The file that keeps which unit had which port; undefined for a machine of which nothing is kept. */
  unitsFile?: string;
  /** The command that logs in there by hand. */
  login: string;
  /** What its owner does where ssh does not get through, where a program is missing there, where a reboot fails. */
  fix: { unreachable: string; incomplete: string; reboot: string };
}

/** A server as `--target` names it. */
export interface Server {
  user: string | undefined;
  host: string;
  /** Undefined where ssh's own configuration is to say it. */
  port: number | undefined;
  /** Files for ssh: the private key, and the keys of the servers that are known. */
  identity: string | undefined;
  knownHosts: string | undefined;
}
