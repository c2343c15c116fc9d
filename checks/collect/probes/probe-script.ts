/** Commands that run at once; those of `first` before the preparation, whose shell sets what the others need. */
export interface Commands {
  first?: Record<string, string>;
  preparation: string;
  commands: Record<string, string>;
}

/** What is to be read: see probes.ts. */
export interface Probes {
  requests: Record<string, readonly [url: string, method?: string, ...headers: string[]]>;
  user: Commands;
  root: Commands;
}

/** Kilobytes that a probe may print. */
const limit = 256;

/**
 * A script for bash that runs all the probes at once and prints the files that they filled (`x.out`, `x.err`,
 * `x.code`) in the manner of `head -v`, and at last the mark.
 * @param mark a word that nobody else knows: it names the folder of the files and ends the answer; the probes have it
 *   in `$mark`.
 * @param deadline seconds after which the probes that still run are ended: one that waits must not keep back what
 *   the others found.
 */
export function probeScript({ requests, user, root }: Probes, mark: string, deadline = 10): string {
  const asRoot = Object.keys({ ...root.first, ...root.commands }).length > 0;
  const asUser = { ...user, commands: { ...user.commands, ...curl(requests) } };
  // bash reads this script from its standard input: as a function it is read whole before a probe can eat from it.
  return `main() {
# Root itself needs no sudo, and a small server may have none.
as_root=(sudo -n)
((EUID == 0)) && as_root=()
# First of all, because sudo is what takes longest.
${asRoot ? `"\${as_root[@]}" bash -s <<'ROOT' >/dev/null &\n${runConcurrently(root, mark, deadline)}${endWatch}\nROOT\nroot=$!` : "root="}
# In memory: a full disk must not silence the one who asks why the lab is ill.
mkdir -m 700 /dev/shm/${mark} || exit 70
# Behind the answer, which is not kept back for it.
trap 'rm -rf /dev/shm/${mark} >/dev/null &' EXIT
${runConcurrently(asUser, mark, deadline)}
# Root began a moment later, and ends a moment later: the first end of the wait can be our own deadline.
[[ -z $root ]] || wait "$root" || wait "$root"
${endWatch}
head -v -c ${limit}K /dev/shm/${mark}/*
echo; echo ${mark}
}
# Bash's own words of ended jobs are of no interest.
main </dev/null 2>/dev/null`;
}

const endWatch = 'kill -- "-$watch"';

/** Runs commands at once, each as a process group of its own, so that it is ended with all that it started. */
function runConcurrently(
  { first = {}, preparation, commands }: Commands,
  mark: string,
  deadline: number,
): string {
  const start = (those: Record<string, string>) => Object.entries(those).map(job).join("\n");
  return `
export LC_ALL=C
umask 022
mark=${mark}
ulimit -f ${limit}
# Who writes more gets an error for that file alone: one page without end must not end the curl that makes all requests.
trap '' XFSZ
set -m
# Without starting a program bash can pass time only by waiting for input: here none ever comes.
exec {nothing}<> <(:)
pause() { read -rt "$1" -u "$nothing"; }
# Who is root may be here before the one who makes the folder.
for ((try = 0; try < 50; try++)); do cd /dev/shm/${mark} && break || pause 0.1; done
[[ $PWD == /dev/shm/${mark} ]] || exit 70
declare -A jobs=()
finished() { wait "\${jobs[$1]}"; }
over=no
# A signal that is trapped ends any wait.
trap 'over=yes; for job in "\${jobs[@]}"; do kill -KILL -- "-$job"; done' USR1
{ pause ${deadline}; kill -USR1 $$; pause 3; kill -USR1 $$; } &
watch=$!
${start(first)}
${preparation}
${start(commands)}
# Without a name it would wait for the watch, too.
((\${#jobs[@]} == 0)) || wait "\${jobs[@]}"
`;
}

function job([name, command]: [string, string]): string {
  return `[[ $over == yes ]] || {
  {
    {
${command}
    } >${name}.out 2>${name}.err && echo 0 >${name}.code || echo $? >${name}.code
  } </dev/null &
  jobs[${name}]=$!
}`;
}

/**
 * One curl that makes all the requests at once; what became of each it says, a line a request, on standard error: there
 * a line is written when it is said, and stays when curl itself is ended.
 */
function curl(requests: Probes["requests"]): Record<string, string> {
  const each = Object.entries(requests).map(
    ([name, [url, method = "GET", ...headers]]) =>
      `-i -g --max-time 8 -X ${method} ${headers.map((header) => `-H "${header}" `).join("")}-o ${name}.out -w '%{stderr}${name} %{exitcode} %{errormsg}\\n' "${url}"`,
  );
  // Connections are dear, and those that are kept serve again; yet a service that hangs must not hold back the others.
  return each.length === 0
    ? {}
    : {
        curl: `curl -sZ --no-progress-meter --parallel-immediate --parallel-max 12 ${each.join(" --next ")}`,
      };
}
