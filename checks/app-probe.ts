/**
 * The probe that takes the app itself, as the course's checker does: imports the module that the process on port 5000
 * serves, binds its `app` to port 6000, asks for the page and ends. It runs as the service's user in a network of its
 * own, so nobody is disturbed, and two runs at once do not meet. Root's, like root-probes.ts.
 */
import { pagePath } from "./services.ts";

/** Milliseconds that the module may take to be imported and to answer. */
const patience = 7000;

/** What Node runs; no single quotes. The answer is printed as its status and its body. */
const bindIt = `
import { createServer, get } from "node:http";
setTimeout(() => { console.error("no answer within ${patience / 1000} s"); process.exit(4); }, ${patience});
const { app } = await import(process.argv[1]);
if (typeof app !== "function") { console.error("it exports no app"); process.exit(3); }
createServer(app).listen(6000, "127.0.0.1", () => {
  get("http://127.0.0.1:6000${pagePath}", async (answer) => {
    const parts = await answer.toArray();
    process.stdout.write(answer.statusCode + " " + JSON.stringify(Buffer.concat(parts).toString()).slice(0, 80), () => process.exit(0));
  });
});
`;

/** Prints the answer of the app; on standard error what kept it from answering, with the module's path before it. */
export const appObject = `(
  read -r serving _ <<<"\${pids_on[5000]}"
  [[ -n $serving ]] && cd -P "/proc/$serving/cwd" || exit
  # The last file of JavaScript or TypeScript that a command line names: that of the process, or, where it gave itself a
  # name that tells no more than the file's, of who started it. tmux has a whole command in one word, and what stands
  # behind a colon is the name of the object.
  module= name=
  for ((pid = serving; pid > 1; )); do
    mapfile -t -d '' words <"/proc/$pid/cmdline"
    read -r -d '' -a words <<<"\${words[*]//[;\\"\\']/ }"
    known=$name
    for word in "\${words[@]%%:*}"; do
      [[ $word =~ [.][cm]?[jt]s$ && ( -z $known || \${word##*/} == "$known" ) ]] || continue
      name=\${word##*/}
      [[ ! -f $word ]] || module=$word
    done
    [[ -z $module ]] || break
    mapfile -t -s 6 -n 1 parents <"/proc/$pid/status" || break
    read -r _ pid <<<"\${parents[0]}"
  done
  [[ -n $module || -z $name ]] || module=$(find . -name node_modules -prune -o -name "$name" -type f -print -quit)
  [[ -n $module ]] || { echo "no command line names a module" >&2; exit 2; }
  [[ $module == /* ]] || module=$PWD/\${module#./}
  mapfile -t -s 8 -n 2 ids <"/proc/$serving/status"
  read -r _ uid _ <<<"\${ids[0]}"
  read -r _ gid _ <<<"\${ids[1]}"
  # The service's own settings, but for what ties a worker of Node to its master.
  mapfile -t -d '' all <"/proc/$serving/environ"
  settings=()
  for setting in "\${all[@]}"; do [[ $setting == NODE_CHANNEL_* || $setting == NODE_UNIQUE_ID=* ]] || settings+=("$setting"); done
  echo "$module:" >&2
  # Where root may make no network, in a container, the port is the machine's own.
  alone=(unshare --net)
  "\${alone[@]}" true 2>/dev/null || alone=()
  exec "\${alone[@]}" bash -c 'ip link set lo up 2>/dev/null; exec "$@"' - setpriv --reuid "$uid" --regid "$gid" --clear-groups \\
    env -i "\${settings[@]}" "$(readlink "/proc/$serving/exe")" --input-type=module -e '${bindIt}' "$module"
)`;
