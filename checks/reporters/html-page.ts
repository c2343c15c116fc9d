/** The frame of the HTML report: needs no script, no other file and no network; follows light, dark and print. */

import { escapeHtml } from "../../core/html.ts";

const style = `
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --paper: #fff; --card: #f6f8fa; --line: #d0d7de; --good: #116329; --bad: #b3121d; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6edf3; --soft: #9aa4af; --paper: #0d1117; --card: #161b22; --line: #30363d; --good: #4ac26b; --bad: #ff7b72; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 2rem 1rem 4rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; margin: 0; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; display: flex; gap: 1rem; justify-content: space-between; }
h2 span, header p { color: var(--soft); font-weight: normal; }
header p { margin: .25rem 0 0; }
ul { list-style: none; margin: 0; padding: 0; border: 1px solid var(--line); border-radius: .5rem; overflow: hidden; }
li { padding: .5rem .75rem .5rem 2.25rem; position: relative; }
li + li { border-top: 1px solid var(--line); }
li::before { position: absolute; left: .75rem; font-weight: bold; }
.green::before { content: "✔"; content: "✔" / "passes"; color: var(--good); }
.red::before, .fault::before { content: "✘"; content: "✘" / "fails"; color: var(--bad); }
.fails::before { content: "✘"; content: "✘" / "fails, see above"; color: var(--bad); }
.blocked::before { content: "◌"; content: "◌" / "blocked"; color: var(--soft); }
.none::before { content: "–"; content: "–" / "not applicable"; color: var(--soft); }
.unseen::before { content: "?"; content: "?" / "not seen"; color: var(--soft); }
.none, .unseen, .blocked { color: var(--soft); }
.red, .fault { background: var(--card); }
details { font-size: .9em; }
summary { color: var(--soft); cursor: pointer; }
.later h2 { color: var(--soft); font-weight: normal; }
.good { color: var(--good); }
.bad { color: var(--bad); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem .75rem; margin: .35rem 0 .25rem; font-size: .9em; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
.expected, .found, .command { font-family: ui-monospace, monospace; }
@media print {
  :root { color-scheme: light; --ink: #000; --soft: #444; --paper: #fff; --card: #fff; --line: #999; --good: #000; --bad: #000; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  li { break-inside: avoid; }
  h2 { break-after: avoid; }
}
`;

/** @param body HTML. */
export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
${body}</body>
</html>
`;
}

/** Pairs of a word and what it says. */
export function definitions(pairs: Record<string, string>): string {
  const rows = Object.entries(pairs).map(
    ([term, text]) => `<dt>${term}</dt><dd class="${term.replaceAll(" ", "-")}">${escapeHtml(text)}</dd>`,
  );
  return `<dl>${rows.join("\n")}</dl>`;
}

/** The report where nothing could be judged. */
export function unreachablePage({ what, why, fix }: { what: string; why: string; fix: string }): string {
  return page(
    what,
    `<header><h1 class="bad">${escapeHtml(what)}</h1><p>Nothing was judged.</p></header>
${definitions({ why, fix })}
`,
  );
}
