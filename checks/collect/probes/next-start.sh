# shellcheck shell=bash disable=SC2154 # runs in the lab as root, after services.sh, which sets $unit_on, $user_on and $pids_on
# Reads what the probe "units" printed of the units that serve the ports, and whether what they need for a start is there.
# Prints "PORT TEXT" for what is missing or has an error: a condition, a program, a folder, a user, settings, a source.
# The probes run at the same time; that file comes last.
until [[ -e units.code ]]; do sleep 0.1; done

# What loads a TypeScript file finds its errors before it runs. (node --check reads JavaScript only.)
check_typescript='
const { readFileSync } = require("node:fs");
try {
  require("node:module").stripTypeScriptTypes(readFileSync(process.argv[1], "utf8"));
} catch (error) {
  if (error.code !== "ERR_INVALID_TYPESCRIPT_SYNTAX") process.exit();
  console.error("SyntaxError: " + error.message);
  process.exitCode = 1;
}'

# loads FILE EXECUTABLE USER: whether a source can be read and has no syntax error; else prints why.
loads() {
  local as=() said
  [[ -z $3 ]] || as=(runuser -u "$3" --)
  "${as[@]}" test -r "$1" || { echo "cannot be read by $3" && return; }
  case $1::${2##*/} in
    *.ts::node* | *.mts::node*) said=$("${as[@]}" "$2" --no-warnings -e "$check_typescript" "$1" 2>&1) ;;
    *.js::node* | *.mjs::node* | *.cjs::node*) said=$("${as[@]}" "$2" --check "$1" 2>&1) ;;
    *.py::python*) said=$("${as[@]}" "$2" -c 'import ast, sys; ast.parse(open(sys.argv[1]).read())' "$1" 2>&1) ;;
  esac || grep -m 1 Error <<<"$said" || echo "is rejected by ${2##*/}"
}

# missing UNIT-BLOCK PID: what one unit lacks, a line for each.
missing() {
  local -A is=()
  local key value words word file program since
  while IFS='=' read -r key value; do is[$key]+=" $value"; done <<<"$1"
  local unit=${is[Id]# } user=${is[User]# } folder=${is[WorkingDirectory]# }
  folder=${folder#!}

  # systemd looks at the conditions again only when it starts the unit.
  # shellcheck disable=SC2086 # a word for each file
  if grep -qsE '^(Condition|Assert)' ${is[FragmentPath]} ${is[DropInPaths]}; then
    systemd-analyze condition --unit="$unit" 2>&1 |
      sed -nE 's/^([^ ]+: )?((Condition|Assert)[A-Za-z]+=.*) failed\.$/\2 is not met/p'
  fi
  [[ -z $user ]] || id "$user" >/dev/null 2>&1 || echo "its user $user is missing"
  [[ -z $folder || -d $folder ]] || echo "its folder $folder is missing"
  while read -r file; do
    [[ -e $file ]] || echo "its settings $file are missing"
  done < <(grep -oP ' \K/\S+(?= \(ignore_errors=no\))' <<<"${is[EnvironmentFiles]}")
  while read -r program; do
    [[ -x $program ]] || echo "its program $program is missing"
  done < <({ grep -oP 'path=\K\S+' <<<"${is[ExecStartPre]} ${is[ExecStart]}"; readlink "/proc/$2/exe" | sed 's/ (deleted)$//'; } | sort -u)

  # The sources that the command names: app.ts, or for Gunicorn app:application.
  since=$(started)
  read -ra words <<<"${is[ExecStart]//[;\'\"]/ }"
  for word in "${words[@]}"; do
    for file in "$word" "${word%%:*}.py"; do
      [[ $file == *.@(ts|mts|js|mjs|cjs|py) ]] || continue
      [[ $file == /* ]] || file=${folder:-/}/$file
      # What was not changed since the start was loaded then.
      [[ -f $file && -n $(find "$file" -newerct "@$since") ]] || continue
      loads "$file" "$(readlink "/proc/$2/exe")" "$user" | sed "s|^|$file: |"
    done
  done
}

# started: the second since the Unix epoch in which the unit became active.
started() {
  local up
  read -r up _ </proc/uptime
  echo $((EPOCHSECONDS - ${up%.*} + ${is[ActiveEnterTimestampMonotonic]:-0} / 1000000))
}

shopt -s extglob
for port in "${!unit_on[@]}"; do
  read -r pid _ <<<"${pids_on[$port]}"
  # A block of lines in which one is Id=…
  block=$(awk -v RS= -v id="Id=${unit_on[$port]}" '{ n = split($0, lines, "\n"); for (i = 1; i <= n; i++) if (lines[i] == id) { print; exit } }' units.out)
  [[ -z ${user_on[$port]} && -n $block ]] || continue
  missing "$block" "$pid" | sort -u | sed "s/^/$port /"
done
true
