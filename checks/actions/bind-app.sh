# shellcheck shell=bash disable=SC2154 # runs in the lab as root, after run-probes.sh and lines that set $serving and two programs
# Reads in /proc how the process $serving was started, and so finds the module that exports its app.
# Prints what $node_program or $python_program, which are serve-app.mjs and serve-app.py, prints of this app; on standard error
# the module's path, and what went wrong.
cd -P "/proc/$serving/cwd" || exit

# The last JavaScript, TypeScript or Python file on the command line is the module: 'server --workers 3 app.ts:app'. A process that
# changed its title may show only the file's name; then the command line of its parent, or of that one's parent, has the path.
module='' # a path
name=''   # the name of the file, found before its path is
object=app # what the module calls its app, where the command line says so
loaders=() # options of Node that say how it reads modules, such as --import tsx

# read_words PID: sets words to the words of a command line. tmux has a whole command in one word, with quotes.
read_words() {
  local arguments argument
  mapfile -t -d '' arguments <"/proc/$1/cmdline"
  read -r -d '' -a words <<<"${arguments[*]//[;\"\']/ }"
  # These characters can also be part of a path.
  for argument in "${arguments[@]}"; do
    [[ $argument != *[[:blank:]\"\'\;]* || ! -f $argument ]] || words+=("$argument")
  done
}

# find_loaders: sets loaders, if there are any in words. Some have their value in the next word.
find_loaders() {
  local found=() at
  for ((at = 0; at < ${#words[@]}; at++)); do
    case ${words[at]} in
      --import=* | --require=* | --loader=* | --experimental-* | --conditions=*) found+=("${words[at]}") ;;
      --import | --require | -r | --loader | --conditions | -C) found+=("${words[at]}" "${words[++at]}") ;;
    esac
  done
  ((${#found[@]} == 0)) || loaders=("${found[@]}")
}

# find_module: sets module and name to the last module in words. If a child named the file, only that file is meant.
find_module() {
  local known=$name word path file
  for word in "${words[@]}"; do
    # The file of a loader is not the module.
    [[ " ${loaders[*]} " != *[[:blank:]=]"$word "* ]] || continue
    # After a colon comes the name of the object; before it the file may lack its ending, as Gunicorn's users write it.
    path=${word%%:*}
    if [[ $path != "$word" ]]; then
      # Python's modules have dots where their files have slashes.
      for file in "$path".{ts,mts,js,mjs,cjs,py} "${path//.//}.py"; do
        [[ -f $file ]] || continue
        path=$file
        break
      done
    fi
    [[ $path =~ [.]([cm]?[jt]s|py)$ ]] || continue
    [[ -z $known || ${path##*/} == "$known" ]] || continue
    name=${path##*/}
    [[ ! -f $path ]] || { module=$path && object=app; }
    [[ $word != *:?* ]] || object=${word#*:}
  done
}

pid=$serving
while ((pid > 1)); do
  read_words "$pid"
  find_loaders
  find_module
  [[ -z $module ]] || break
  pid=$(process_status "$pid" PPid)
done
if [[ -z $module ]]; then
  # Loaders of a process that names no module belong to another program.
  loaders=()
  [[ -z $name ]] || module=$(find . -name node_modules -prune -o -name "$name" -type f -print -quit)
fi
[[ -n $module ]] || { echo "no command line names a module" >&2; exit 2; }
[[ $module == /* ]] || module=$PWD/${module#./}
echo "$module" >&2

# The app runs as the user of the service, with the same environment, except for what ties a worker of Node to its master.
read -r uid _ <<<"$(process_status "$serving" Uid)"
read -r gid _ <<<"$(process_status "$serving" Gid)"
mapfile -t -d '' variables <"/proc/$serving/environ"
environment=()
for variable in "${variables[@]}"; do
  [[ $variable == NODE_CHANNEL_* || $variable == NODE_UNIQUE_ID=* ]] || environment+=("$variable")
done

# A network of its own: port 6000 there is always free. In a container root may not make one.
own_network=(unshare --net)
"${own_network[@]}" true 2>/dev/null || own_network=()
# Python finds the packages of its environment by the path by which it was started.
runtime=$(readlink "/proc/$serving/exe")
if [[ ${runtime##*/} == python* ]]; then
  read -r -d '' started_as <"/proc/$serving/cmdline"
  [[ ! -x $started_as ]] || runtime=$started_as
  arguments=(-c "$python_program" "$module" "$object")
else
  arguments=("${loaders[@]}" --input-type=module -e "$node_program" "$module")
fi
exec "${own_network[@]}" bash -c 'ip link set lo up 2>/dev/null; exec "$@"' - \
  setpriv --reuid "$uid" --regid "$gid" --clear-groups env -i "${environment[@]}" \
  "$runtime" "${arguments[@]}"
