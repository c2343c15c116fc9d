/** The ports of the host that lead to the lab's ports 80 and 5000, if no other program has them: as the Vagrantfile asks for. */
export const wantedPorts = (env: NodeJS.ProcessEnv = process.env) => ({
  80: Number(env.LAB_SITE_PORT || 8080),
  5000: Number(env.LAB_SERVICE_PORT || 5050),
});
