import { collect, type TaskResults } from "./collect.ts";
import type { Events, Judged } from "./events.ts";
import { definitions, escapeHtml, page } from "./page.ts";
import { inSentences } from "./people.ts";

/** A page for people: all the requirements, grouped by task, with what was expected, what was found and where to look. */
export async function* html(events: Events): AsyncIterable<string> {
  const { holds, tasks, counts } = await collect(events);
  const verdict = inSentences(counts);
  // The reader's own clock and calendar are not known: the time is told in a form that all can read.
  const time = new Date().toISOString().replace("T", " ").slice(0, 16);
  yield page(
    `applab: ${verdict}`,
    `<header>
<h1 class="${holds ? "good" : "bad"}">${escapeHtml(verdict)}</h1>
<p>${time} UTC, in ${process.uptime().toFixed(1)} s</p>
</header>
<main>
${tasks.map(section).join("")}</main>
`,
  );
}

export function section({ name, requirements }: TaskResults): string {
  const holding = requirements.filter(({ red, fault }) => red === undefined && fault === undefined).length;
  return `<section>
<h2>${escapeHtml(name)} <span>${holding} of ${requirements.length}</span></h2>
<ul>
${requirements.map(item).join("\n")}
</ul>
</section>
`;
}

function item({ title, red, fault }: Judged): string {
  const name = escapeHtml(title);
  if (red !== undefined) {
    const { expected, actual: found, hint } = red;
    return `<li class="red">${name}\n${definitions({ expected, found, hint })}</li>`;
  }
  if (fault !== undefined) {
    return `<li class="fault">${name}\n${definitions({ fault: `the check itself failed: ${fault.message}` })}</li>`;
  }
  return `<li class="green">${name}</li>`;
}
