# shellcheck shell=bash disable=SC2034,SC2154 # sourced by step.sh, which sets what is used here
# How the steps write files: what stands there already is left alone, and what somebody else wrote is not lost.

# What was written here last: a hash for each path. Whatever else is found there was written by somebody else.
written=$state/written
# Where the files of others are kept when ours take their place. Not beside them: Nginx and systemd read whole folders.
yours=$state/yours

# "yes" from the moment when put, put_text or remove had something to do.
changed=no
# The files that it did it to.
replaced=()
# The copies that were made.
kept=()

# put MODE SOURCE TARGET [SOURCE TARGET]…: makes each TARGET equal to the SOURCE before it. Which of them are so already
# is found in one go: starting programs is what takes time in a lab.
put() {
  local mode=$1 word path files=()
  local -A hashes=() modes=()
  shift
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

# replace MODE SOURCE TARGET: what others read is replaced whole, never half-written.
replace() {
  local mode=$1 source=$2 target=$3
  keep_yours "$target"
  [[ ! -d $target || -L $target ]] || rm -r "$target"
  install -D -m "$mode" "$source" "$target.new" ||
    fail LAB-312 "$target cannot be written" "'df -h' in the lab tells whether its disk is full"
  mv -T "$target.new" "$target"
  remember "$target"
  changed=yes
  replaced+=("$target")
}

# put_text MODE TARGET TEXT: the same with a text; an empty one means that there shall be no such file.
put_text() {
  local text=''
  [[ -n $3 ]] || { remove "$2" && return; }
  # What stands there already is read without starting a program.
  [[ ! -f $2 ]] || IFS= read -rd '' text <"$2" || true
  [[ $text != "$3"$'\n' || $(stat -c %a "$2") != "$1" ]] || ! was_put "$2" || return 0
  text=$(mktemp /run/applab.XXXXXX)
  printf '%s\n' "$3" >"$text"
  put "$1" "$text" "$2"
  rm "$text"
}

# remove PATH: there is nothing of that name any more.
remove() {
  [[ -e $1 || -L $1 ]] || return 0
  keep_yours "$1"
  rm -r "$1"
  rm -f "$written/${1//\//%}"
  changed=yes
  replaced+=("$1")
}

# put_link TARGET LINK: makes LINK a symbolic link to TARGET.
put_link() {
  if [[ $(readlink "$2" || true) != "$1" ]]; then
    keep_yours "$2"
    [[ ! -d $2 || -L $2 ]] || rm -r "$2"
    ln -sfnT "$1" "$2"
    changed=yes
    replaced+=("$2")
    remember "$2"
  fi
  was_put "$2" || remember "$2"
}

# share FILE: what others write into it is part of what will be put there; so it needs no copy.
share() { [[ ! -f $1 ]] || remember "$1"; }

# was_put FILE: a step wrote a file of that name.
was_put() { [[ -e $written/${1//\//%} ]]; }

remember() {
  [[ -d $written ]] || install -d "$written"
  hash_of "$1" >"$written/${1//\//%}"
}

# is_ours FILE: it is as a step wrote it.
is_ours() { was_put "$1" && [[ $(hash_of "$1") == "$(<"$written/${1//\//%}")" ]]; }

# hash_of FILE: of what it says; of a link, of where it leads.
hash_of() { if [[ -L $1 ]]; then readlink "$1" | sha256sum; else sha256sum <"$1"; fi; }

# keep_yours PATH: copies what is there, unless a step wrote it. Of a link the copy is a link: what it leads to stays.
keep_yours() {
  local path=$1 copy
  [[ -e $path || -L $path ]] || return 0
  [[ ! -f $path && ! -L $path ]] || ! is_ours "$path" || return 0
  copy=$yours$path.$(date +%Y-%m-%d-%H%M%S)
  install -d "${copy%/*}"
  cp -a "$path" "$copy"
  echo "$path was written by somebody else: kept as $copy"
  kept+=("$copy")
}

# kept_in_words: what the learner has to know of it; nothing where no copy was made.
kept_in_words() {
  case ${#kept[@]} in
    0) ;;
    1) printf '; yours is kept as %s' "${kept[0]}" ;;
    *) printf '; %d files of yours are kept in %s' ${#kept[@]} "$yours" ;;
  esac
}
