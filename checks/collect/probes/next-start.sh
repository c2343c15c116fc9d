# shellcheck shell=bash disable=SC2154 # runs in the lab as root, after services.sh, which sets $unit_on, $user_on and $pids_on
# Reads what the probe "units" printed of the units that serve the ports, and whether what they need for a start is there.
# Prints "PORT TEXT" for what is missing or has an error: a condition, a program, a folder, a user, settings, a source.
# The probes run at the same time; that file comes last.
until [[ -e units.code ]]; do pause 0.1; done

# What loads a TypeScript file finds its errors before it runs. (node --check reads JavaScript only.) All files at once: a Node
# of its own for each takes minutes where the clock was set back, which makes all of them look new.
check_typescript='
const { readFileSync } = require("node:fs");
for (const file of process.argv.slice(1)) {
  try {
    require("node:module").stripTypeScriptTypes(readFileSync(file, "utf8"));
  } catch (error) {
    if (error.code === "EACCES") console.log(file + ": cannot be read by " + require("node:os").userInfo().username);
    if (error.code === "ERR_INVALID_TYPESCRIPT_SYNTAX") console.log(file + ": SyntaxError: " + error.message.split("\n")[0]);
  }
}'

# errors_in EXECUTABLE USER FILE…: prints "FILE: ERROR" for each source that cannot be read or has a syntax error.
errors_in() {
  local executable=$1 user=$2 as=() file said typescript=()
  [[ -z $user ]] || as=(runuser -u "$user" --)
  shift 2
  for file; do
    if [[ $file::${executable##*/} == *.@(ts|mts)::node* ]]; then
      typescript+=("$file")
    elif ! "${as[@]}" test -r "$file"; then
      echo "$file: cannot be read by $user"
    else
      case $file::${executable##*/} in
        *.js::node* | *.mjs::node* | *.cjs::node*) said=$("${as[@]}" "$executable" --check "$file" 2>&1) ;;
        *.py::python*) said=$("${as[@]}" "$executable" -c 'import ast, sys; ast.parse(open(sys.argv[1]).read())' "$file" 2>&1) ;;
      esac || echo "$file: $(grep -m 1 Error <<<"$said" || echo "is rejected by ${executable##*/}")"
    fi
  done
  ((${#typescript[@]} == 0)) || "${as[@]}" "$executable" --no-warnings -e "$check_typescript" "${typescript[@]}" 2>/dev/null
}

# told TEXT: prints a line about the unit at hand.
told() { echo "$port $1"; }

# can_run PROGRAM [ROOT]: tells if the program cannot be run. ROOT is the folder that is / for the process.
can_run() {
  if [[ ! -e $2$1 ]]; then
    told "its program $1 is missing"
  elif [[ ! -x $2$1 ]]; then
    told "its program $1 may not be run"
  fi
}

# may_listen USER: tells if the kernel lets only root listen on a port that is this high.
may_listen() {
  local first
  read -r first </proc/sys/net/ipv4/ip_unprivileged_port_start
  ((port >= first)) || [[ -z $1 || $1 == root || -n ${is[AmbientCapabilities]# } ]] ||
    told "the user $1 may not listen on port $port: net.ipv4.ip_unprivileged_port_start is $first"
}

# may_have_tasks: tells if the unit runs more processes and threads than it may have by now.
may_have_tasks() {
  local most=${is[TasksMax]# } now=${is[TasksCurrent]# }
  [[ ! "$most:$now" =~ ^[0-9]+:[0-9]+$ ]] || ((now <= most)) ||
    told "it runs $now processes and threads, and may have $most (TasksMax)"
}

# missing PID: what the unit at hand lacks.
missing() {
  local unit=${is[Id]# } user=${is[User]# } folder=${is[WorkingDirectory]# } text=${is[ExecStartPre]}${is[ExecStart]} said file here
  may_listen "$user"
  may_have_tasks
  # A number needs no name; and a unit starts without a folder that is marked as optional.
  [[ -z $user || $user =~ ^[0-9]+$ || $users == *$'\n'$user:* ]] || id "$user" >/dev/null 2>&1 || told "its user $user is missing"
  [[ -z $folder || $folder == !* || -d $folder ]] || told "its folder $folder is missing"
  # Each program stands in the text so: { path=/usr/bin/tmux ; argv[]=…
  while [[ $text =~ path=([^ ]+)(.*) ]]; do
    program=${BASH_REMATCH[1]} text=${BASH_REMATCH[2]}
    can_run "$program"
  done
  # The program that serves can be another one: tmux starts it. It is looked for where it runs, which may be a container; and
  # a script can have changed the folder.
  { read -r program && read -r here; } < <(readlink "/proc/$1/exe" "/proc/$1/cwd")
  here=${here% (deleted)}
  can_run "${program% (deleted)}" "/proc/$1/root"
  text=${is[EnvironmentFiles]}
  while [[ $text =~ (/[^ ]+)\ \(ignore_errors=no\)(.*) ]]; do
    [[ -e ${BASH_REMATCH[1]} ]] || told "its settings ${BASH_REMATCH[1]} are missing"
    text=${BASH_REMATCH[2]}
  done
  # systemd looks at the conditions again only when it starts the unit.
  if has_conditions; then
    while IFS= read -r said; do told "$said"; done < <(systemd-analyze condition --unit="$unit" 2>&1 |
      sed -nE 's/^([^ ]+: )?((Condition|Assert)[A-Za-z]+=.*) failed\.$/\2 is not met/p')
  fi
  local files=() gone=()
  sources "$1"
  for file in "${gone[@]}"; do told "its source $file is missing"; done
  keep_changed
  ((${#files[@]} > 0)) || return 0
  while IFS= read -r said; do told "$said"; done < <(errors_in "$program" "$user" "${files[@]}")
}

# has_conditions: whether a file of the unit at hand has some.
has_conditions() {
  local file line lines
  for file in ${is[FragmentPath]} ${is[DropInPaths]}; do
    mapfile -t lines 2>/dev/null <"$file" || continue
    for line in "${lines[@]}"; do [[ $line != @(Condition|Assert)* ]] || return 0; done
  done
  return 1
}

# sources PID: sets $files to the sources that the command of the unit at hand names, app.ts or for Gunicorn app:application, in
# the unit's folder or in $here, and $gone to the names of those that are nowhere. A name after an option may be no source, and
# one for a program that is no interpreter may be in a container.
sources() {
  local words word before='' file root=/proc/$1/root places place found
  read -ra words <<<"${is[ExecStart]//[;\'\"]/ }"
  for word in "${words[@]}"; do
    for file in "$word" "${word%%:*}.py"; do
      [[ $file == *.@(ts|mts|js|mjs|cjs|py) ]] || continue
      places=("${folder#!}/" "$here/" "$root$here/")
      [[ $file != /* ]] || places=('' "$root")
      found=''
      for place in "${places[@]}"; do [[ -n $found || ! -f $place$file ]] || found=$place$file; done
      if [[ -n $found ]]; then
        files+=("$found")
      elif [[ $file == "$word" && $before != -* && $file != *[\$%*:]* && -d ${folder#!} && ${program##*/} == @(node|python|deno|bun)* ]]; then
        gone+=("$file")
      fi
    done
    before=$word
  done
}

# keep_changed: leaves in $files those that were changed since the start, and of what they import; the others were loaded then.
keep_changed() {
  local up since
  ((${#files[@]} > 0)) || return 0
  read -r up _ </proc/uptime
  since=@$((EPOCHSECONDS - ${up%.*} + ${is[ActiveEnterTimestampMonotonic]:-0} / 1000000))
  # Most often nothing beside them was changed, and then nothing needs to be read.
  if [[ -z $(find "${files[@]%/*}" -maxdepth 3 -name node_modules -prune -o \( -name '*[jt]s' -o -name '*.py' \) ! -type d -newerct "$since" -print -quit) ]]; then
    files=()
    return
  fi
  add_imported
  mapfile -t files < <(find "${files[@]}" -newerct "$since")
}

# add_imported: adds to $files the sources that these import by a relative path, and what those import.
add_imported() {
  local each path found new=("${files[@]}")
  local -A known=()
  for path in "${files[@]}"; do known[$path]=yes; done
  while ((${#new[@]} > 0)); do
    # One grep for all of them: bash needs a tenth of a second to find the imports of a service in an emulated lab. With -z a
    # file is one line, and FILE:import "./path ends with a NUL.
    mapfile -t -d '' found < <(grep -zHoE "(from|import|require)[[:space:](]*['\"]\.[^'\"]+" "${new[@]}")
    new=()
    for each in "${found[@]}"; do
      path=${each%%:*}
      [[ $path == *[jt]s ]] || continue
      path=${path%/*}/${each##*[\'\"]}
      # Two files may import each other: a path must always be written in the same way.
      path=${path//\/.\//\/}
      while [[ $path =~ ^(.*)/[^/]+/\.\./(.*)$ ]]; do path=${BASH_REMATCH[1]}/${BASH_REMATCH[2]}; done
      [[ -n ${known[$path]:-} || ! -f $path ]] || new+=("$path")
      known[$path]=yes
    done
    files+=("${new[@]}")
  done
}

users=$'\n'$(</etc/passwd)
# The units are blocks of lines "Property=value" with empty lines between them.
declare -A is=()
while IFS='=' read -r key value; do
  if [[ -n $key ]]; then
    is[$key]+=" $value"
    continue
  fi
  for port in "${!unit_on[@]}"; do
    [[ -z ${user_on[$port]} && ${is[Id]} == " ${unit_on[$port]}" ]] || continue
    read -r pid _ <<<"${pids_on[$port]}"
    missing "$pid"
  done
  is=()
done < <(cat units.out; echo)
true
