# shellcheck shell=bash disable=SC2034,SC2154 # sourced by step.sh, which sets what is used here
# How the steps write files: files that are already right are left alone, and copies of the learner's files are kept.

# A hash of each file as a step last wrote it. A file with another hash was changed by hand.
written=$state/written
# Where the learner's files are kept when ours replace them. Not beside them: Nginx and systemd read whole folders.
yours=$state/yours

# "yes" once put, put_text or remove has changed something.
changed=no
# The files that were changed.
replaced=()
# The copies that were made.
kept=()
# The commands that bring it back, and the protection of files.
back=()
unprotected=()
# The units of the learner that were stopped.
stopped=()

# put MODE SOURCE TARGET [SOURCE TARGET]…: makes each TARGET equal to the SOURCE before it. All are compared with one
# sha256sum and one stat: starting programs is slow in an emulated lab.
put() {
  local mode=$1 word path files=()
  local -A hashes=() modes=()
  shift
  for ((word = 2; word <= $#; word += 2)); do put_aside_link "${!word}"; done
  for path; do [[ ! -f $path ]] || files+=("$path"); done
  while read -r word path; do hashes[$path]=$word; done < <(sha256sum "${files[@]}" </dev/null)
  while read -r word path; do modes[$path]=$word; done < <(stat -c '%a %n' "${files[@]}")
  while (($# > 0)); do
    if [[ ${hashes[$1]:-none} != "${hashes[$2]:-}" ]]; then
      replace "$mode" "$1" "$2"
    else
      [[ -L $2 ]] || was_put "$2" || remember "$2"
      [[ ${modes[$2]} == "$mode" ]] || replace "$mode" "$1" "$2"
    fi
    shift 2
  done
}

# replace MODE SOURCE TARGET: replaces TARGET at once, so that no program reads a half-written file.
replace() {
  local mode=$1 source=$2 target=$3
  keep_yours "$target"
  make_mutable "$target"
  [[ ! -d $target || -L $target ]] || rm -r "$target"
  install -D -m "$mode" "$source" "$target.new" ||
    fail LAB-312 "$target cannot be written" "'df -h' in the lab shows whether its disk is full"
  mv -T "$target.new" "$target"
  remember "$target"
  changed=yes
  replaced+=("$target")
}

# put_text MODE TARGET TEXT: the same with a text; an empty text removes the file.
put_text() {
  local text=''
  [[ -n $3 ]] || { remove "$2" && return; }
  # Read without starting a program.
  [[ ! -f $2 ]] || IFS= read -rd '' text <"$2" || true
  [[ $text != "$3"$'\n' || $(stat -c %a "$2") != "$1" ]] || ! was_put "$2" || return 0
  text=$(mktemp /run/applab.XXXXXX)
  printf '%s\n' "$3" >"$text"
  put "$1" "$text" "$2"
  rm "$text"
}

# remove PATH: removes it, and keeps a copy if it was the learner's.
remove() {
  [[ -e $1 || -L $1 ]] || return 0
  keep_yours "$1"
  make_mutable "$1"
  rm -r "$1"
  rm -f "$written/${1//\//%}"
  changed=yes
  replaced+=("$1")
}

# put_link TARGET LINK: makes LINK a symbolic link to TARGET.
put_link() {
  if [[ $(readlink "$2" || true) != "$1" ]]; then
    keep_yours "$2"
    make_mutable "$2"
    [[ ! -d $2 || -L $2 ]] || rm -r "$2"
    ln -sfnT "$1" "$2"
    changed=yes
    replaced+=("$2")
    remember "$2"
  fi
  was_put "$2" || remember "$2"
}

# put_aside_link FILE: its folder is a folder. Through a link our file would be written to a place that is the learner's.
put_aside_link() {
  local folder=${1%/*}
  [[ ! -L $folder ]] || was_put "$folder" || remove "$folder"
}

# make_mutable PATH: ends the protection of 'chattr +i' and '+a', of the path and of its folder.
make_mutable() {
  local path flags
  for path in "$1" "${1%/*}"; do
    [[ -e $path && ! -L $path ]] || continue
    flags=$(lsattr -d "$path" 2>/dev/null) || continue
    flags=${flags%% *}
    [[ $flags == *[ia]* ]] || continue
    flags=${flags//[!ia]/}
    chattr "-$flags" "$path"
    echo "$path was protected: 'sudo chattr +$flags $path' protects it again"
    unprotected+=("sudo chattr +$flags $path")
    set_aside "the protection of $path" "${unprotected[-1]}"
  done
}

# share FILE: others write into this file, too, and the new text keeps their lines; so it needs no copy.
share() { [[ ! -f $1 ]] || remember "$1"; }

# was_put FILE: whether a step wrote this file.
was_put() { [[ -e $written/${1//\//%} ]]; }

remember() {
  [[ -d $written ]] || install -d "$written"
  hash_of "$1" >"$written/${1//\//%}"
}

# is_ours FILE: whether it is unchanged since a step wrote it.
is_ours() { was_put "$1" && [[ $(hash_of "$1") == "$(<"$written/${1//\//%}")" ]]; }

# hash_of FILE: the hash of its content; for a link, of its target.
hash_of() { if [[ -L $1 ]]; then readlink "$1" | sha256sum; else sha256sum <"$1"; fi; }

# keep_yours PATH: copies the file unless a step wrote it. A link is copied as a link; its target is not touched.
keep_yours() {
  local path=$1 copy
  [[ -e $path || -L $path ]] || return 0
  [[ ! -f $path && ! -L $path ]] || ! is_ours "$path" || return 0
  copy=$yours$path.$(date +%Y-%m-%d-%H%M%S)
  install -d "${copy%/*}"
  cp -a "$path" "$copy"
  kept+=("$copy")
  back+=("sudo mkdir -p ${path%/*} && sudo cp -aT --remove-destination $copy $path")
  echo "$path was not written by provisioning: a copy is kept as $copy; '${back[-1]}' brings it back"
  set_aside "$path" "${back[-1]}"
}

# set_aside WHAT COMMAND: run.sh shows them all in a table, with the command that brings each back.
set_aside() { printf '%s\t%s\n' "$1" "$2" >>"$state/set-aside"; }

# kept_in_words: tells the learner about the copies; empty if there are none.
kept_in_words() {
  case ${#kept[@]} in
    0) ;;
    1) printf "; your file is kept as %s ('%s' brings it back)" "${kept[0]}" "${back[0]}" ;;
    *) printf '; %d of your files are kept in %s' ${#kept[@]} "$yours" ;;
  esac
  ((${#stopped[@]} == 0)) || printf '; your unit is stopped: %s' "${stopped[0]}"
  ((${#unprotected[@]} == 0)) || printf "; files that were protected are not any more ('%s' protects again)" "${unprotected[0]}"
}
