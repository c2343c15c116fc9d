/** The last result, left in the lab for its own page. */

/** Who has no such folder wants no result. */
const folder = "/var/lib/applab";

/**
 * What bash runs behind the probes: it takes the result from its standard input, after a line with the number of its
 * bytes, and puts it there. Bash reads this from the same input, as one command and its line's end: what comes then is
 * not bash's. Without that number it would read byte by byte, which takes an emulated lab a tenth of a second.
 */
export const receiveResultScript = (into = folder) => `{
  as_root=(sudo -n)
  ((EUID == 0)) && as_root=()
  # Bytes, and not signs of the user's language.
  LC_ALL=C
  if read -rt 5 length && IFS= read -rt 5 -N "$length" result && [[ -d ${into} ]]; then
    # Behind the end of this shell: nobody waits for it.
    printf '%s\\n' "$result" | "\${as_root[@]}" sh -c \\
      'umask 022; cat >${into}/checks.json.new && mv ${into}/checks.json.new ${into}/checks.json' 3>&- &
  fi
  # Whoever told it need not wait for the end.
  echo taken >&3
} 3>&1 >/dev/null 2>&1
`;

/** What takes the result in the lab, for who looks at it. */
export const resultTaker = (into = folder) => ({ script: receiveResultScript(into), frame: frameResult });

/** The result as {@link receiveResultScript} takes it; from an empty one it takes nothing. */
const frameResult = (result: string) => (result === "" ? "" : `${Buffer.byteLength(result)}\n${result}`);
