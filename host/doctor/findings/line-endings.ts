import { readFile } from "node:fs/promises";
import { type Finding, good, warning } from "../finding.ts";

/** Scripts that came with CRLF, from a Git that changes them at the checkout or from a ZIP file. */
export async function lineEndings(
  script = new URL("../../../box/build.sh", import.meta.url),
): Promise<Finding> {
  const text = await readFile(script, "utf8");
  return text.includes("\r\n")
    ? warning(
        "line endings",
        "CRLF",
        "keep your own changes elsewhere, then: git config core.autocrlf input; git rm --cached -rq .; git reset --hard",
      )
    : good("line endings", "LF");
}
