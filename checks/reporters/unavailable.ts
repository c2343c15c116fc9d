/** What each reporter writes if the lab cannot be reached. The reason itself comes from ssh/errors.ts or target/. */
import { type Failure, pageOf } from "../../core/failure.ts";
import { escapeHtml } from "../../core/html.ts";
import { annotation } from "./github.ts";
import { unreachablePage } from "./html-page.ts";
import { version } from "./json.ts";
import type { ReporterName } from "./names.ts";

/** What a reporter prints when nothing could be judged; the spec reporter leaves it to standard error. */
export function unavailable(reporter: ReporterName, { code, what, why, fix }: Failure): string {
  const reason = `why: ${why}\nfix: ${fix}\n${code}: ${pageOf(code)}`;
  switch (reporter) {
    case "spec":
      return "";
    case "json":
      return `${JSON.stringify({ version, error: { code, what, why, fix, mend: fix } }, undefined, 2)}\n`;
    case "tap":
      return `TAP version 13\nBail out! ${`${what} why: ${why} ${code}`.replace(/\s+/g, " ")}\n`;
    case "junit":
      return `<?xml version="1.0" encoding="utf-8"?>
<testsuites>
\t<testsuite name="the lab" tests="1" failures="0" errors="1" skipped="0">
\t\t<testcase name="the lab can be asked" classname="test">
\t\t\t<error type="LabUnreachable" message="${escapeHtml(what)}">${escapeHtml(reason)}</error>
\t\t</testcase>
\t</testsuite>
</testsuites>
`;
    case "github":
      return annotation("error", what, reason);
    case "html":
      return unreachablePage({ what, why, fix: `${fix} (${code}: ${pageOf(code)})` });
  }
}
