/** What a course's checker does with the `app` that port 5000 serves: binds it to port 6000, asks for its page, ends it. */

import { randomUUID } from "node:crypto";
import { pagePath } from "../../core/curriculum.ts";
import type { Bound, Lab } from "../collect/model.ts";
import { listeners, nobodyOn } from "../collect/parse/processes.ts";
import { parseReadings } from "../collect/parse/readings.ts";
import { probeScript } from "../collect/probes/probe-script.ts";
import { run } from "../ssh/session.ts";
import type { Target } from "../target/target.ts";

/** Seconds that the lab may take; emulated, Node and Express need three. */
const deadline = 20;

/**
 * Binds the app of the process on port 5000 in a network of its own, as that process's user: nobody is disturbed, and
 * two who do it at once do not meet.
 * @throws {LabUnreachable} when the lab cannot be asked.
 */
export async function bind(target: Target, lab: Lab): Promise<Bound> {
  const [pid] = listeners(lab, 5000);
  if (pid === undefined) return { module: "", answer: nobodyOn(5000) };
  const mark = `probes-${randomUUID()}`;
  return parseBindResult(await run(target, bindScript(pid, mark)), mark);
}

/** Exported for its test. */
export const bindScript = (pid: number, mark: string) =>
  probeScript(
    {
      requests: {},
      user: { preparation: "", commands: {} },
      root: { preparation: `serving=${pid}`, commands: { bound } },
    },
    mark,
    deadline,
  );

/** Reads what {@link bindScript} printed. */
export function parseBindResult(output: Buffer, mark: string): Bound {
  const { code, out, err } = parseReadings(output, mark).get("bound") ?? {
    code: undefined,
    out: "",
    err: "",
  };
  const [module = "", ...words] = err.trim().split("\n");
  if (code === 0) return { module, answer: out.toString() };
  if (code === undefined) return { module, answer: "no answer in time" };
  // Of Node's own words about an error the line that names it.
  const word = words.find((line) => /^\w*(Error|E[A-Z]+)\b.*: /.test(line)) ?? words.at(-1);
  return word === undefined ? { module: "", answer: module } : { module, answer: word };
}

/** Milliseconds that the module may take to be imported and to answer. */
const patience = 10_000;

/** What Node runs; no single quotes. The answer is printed as its status and its body. */
const bindIt = `
import { createServer, get } from "node:http";
import { pathToFileURL } from "node:url";
setTimeout(() => { console.error("no answer within ${patience / 1000} s"); process.exit(4); }, ${patience});
const module = await import(pathToFileURL(process.argv[1]).href);
const app = module.app ?? module.default?.app;
if (typeof app !== "function") { console.error("it exports no app"); process.exit(3); }
createServer(app).listen(6000, "127.0.0.1", () => {
  get("http://127.0.0.1:6000${pagePath}", async (answer) => {
    const parts = await answer.toArray();
    process.stdout.write(answer.statusCode + " " + JSON.stringify(Buffer.concat(parts).toString()).slice(0, 80), () => process.exit(0));
  });
});
`;

/** Prints the answer of the app; on standard error the module's path, and what kept it from answering. Root's. */
const bound = `(
  cd -P "/proc/$serving/cwd" || exit
  # The last file of JavaScript or TypeScript that a command line names: that of the process, or, where it gave itself a
  # name that tells no more than the file's, of who started it. tmux has a whole command in one word, and what stands
  # behind a colon is the name of the object; before it a file may stand without its ending, as Gunicorn's users do.
  module= name= loaders=()
  for ((pid = serving; pid > 1; )); do
    mapfile -t -d '' whole_words <"/proc/$pid/cmdline"
    read -r -d '' -a words <<<"\${whole_words[*]//[;\\"\\']/ }"
    # What decides how Node reads a module, such as tsx for TypeScript; each with its value.
    own=()
    for ((at = 0; at < \${#words[@]}; at++)); do
      case \${words[at]} in
        --import=* | --require=* | --loader=* | --experimental-* | --conditions=*) own+=("\${words[at]}") ;;
        --import | --require | -r | --loader | --conditions | -C) own+=("\${words[at]}" "\${words[++at]}") ;;
      esac
    done
    ((\${#own[@]} == 0)) || loaders=("\${own[@]}")
    known=$name
    # A folder may have in its name what was split at.
    for whole in "\${whole_words[@]}"; do [[ $whole != *[[:blank:]\\"\\'\\;]* || ! -f $whole ]] || words+=("$whole"); done
    for whole in "\${words[@]}"; do
      # A loader is not the module.
      [[ " \${loaders[*]} " != *[[:blank:]=]"$whole "* ]] || continue
      word=\${whole%%:*}
      for ending in ts mts js mjs cjs; do
        [[ $whole == "$word" || ! -f $word.$ending ]] || { word+=.$ending; break; }
      done
      [[ $word =~ [.][cm]?[jt]s$ && ( -z $known || \${word##*/} == "$known" ) ]] || continue
      name=\${word##*/}
      [[ ! -f $word ]] || module=$word
    done
    [[ -z $module ]] || break
    mapfile -t -s 6 -n 1 parents <"/proc/$pid/status" || break
    read -r _ pid <<<"\${parents[0]}"
  done
  # Those of a process further up, which named no module, are not the server's.
  [[ -n $module ]] || loaders=()
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
  echo "$module" >&2
  # Where root may make no network, in a container, the port is the machine's own.
  alone=(unshare --net)
  "\${alone[@]}" true 2>/dev/null || alone=()
  exec "\${alone[@]}" bash -c 'ip link set lo up 2>/dev/null; exec "$@"' - setpriv --reuid "$uid" --regid "$gid" --clear-groups \\
    env -i "\${settings[@]}" "$(readlink "/proc/$serving/exe")" "\${loaders[@]}" --input-type=module -e '${bindIt}' "$module"
)`;
