/** What each reporter writes if the lab cannot be reached. The reason itself comes from ssh/errors.ts or target/. */
import { type Failure, pageOf } from "../../core/failure.ts";
import { escapeHtml } from "../../core/html.ts";
import { annotation } from "./github.ts";
import { unreachablePage } from "./html-page.ts";
import type { ReporterName } from "./names.ts";

/** What a reporter says where nothing could be judged; people read it on standard error. */
export function unavailable(reporter: ReporterName, { code, what, why, mend }: Failure): string {
  const reason = `why:  ${why}\nmend: ${mend}\n${code}: ${pageOf(code)}`;
  switch (reporter) {
    case "spec":
      return "";
    case "json":
      return `${JSON.stringify({ error: { code, what, why, mend } }, undefined, 2)}\n`;
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
      return annotation(what, reason);
    case "html":
      return unreachablePage({ what, why, mend: `${mend} (${code}: ${pageOf(code)})` });
  }
}
