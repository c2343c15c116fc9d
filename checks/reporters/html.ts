import { escapeHtml } from "../../core/html.ts";
import { definitions, page } from "./html-page.ts";
import { type Events, type Judged, notBegun, results } from "./results.ts";
import { blockersOf } from "./spec.ts";
import { inOrderOfTheWay, stateOf, summarize, type TaskResults } from "./summary.ts";
import { inSentences } from "./sums.ts";

/** A page with what fails first, each with expected, found, hints and what to read; then all requirements, by task. */
export async function* html(events: Events): AsyncIterable<string> {
  const { holds, tasks, counts } = await summarize(results(events));
  const verdict = inSentences(counts);
  // In UTC: the reader's time zone is unknown.
  const time = new Date().toISOString().replace("T", " ").slice(0, 16);
  yield page(
    `applab: ${verdict}`,
    `<header>
<h1 class="${holds ? "good" : "bad"}">${escapeHtml(verdict)}</h1>
<p>${time} UTC, in ${process.uptime().toFixed(1)} s</p>
</header>
<main>
${causes(tasks)}${tasks.map(section).join("")}</main>
`,
  );
}

/** What fails by itself. */
function causes(tasks: TaskResults[]): string {
  const failed = inOrderOfTheWay(tasks);
  if (failed.length === 0) return "";
  return `<section>\n<h2>${failed.length === 1 ? "What fails" : "What fails, the cause first"}</h2>\n<ul>\n${failed.map(item).join("\n")}\n</ul>\n</section>\n`;
}

export function section({ name, requirements }: TaskResults): string {
  if (requirements.length === 0) {
    return `<section class="later">\n<h2>${escapeHtml(name)} <span>${notBegun}</span></h2>\n</section>\n`;
  }
  const counted = (state: ReturnType<typeof stateOf>) =>
    requirements.filter((each) => stateOf(each) === state).length;
  const all = requirements.length - counted("notApplicable") - counted("notSeen");
  return `<section>
<h2>${escapeHtml(name)} <span>${counted("green")} of ${all}</span></h2>
<ul>
${requirements.map(line).join("\n")}
</ul>
</section>
`;
}

/** A requirement among those of its task; what fails is explained above. */
function line(each: Judged): string {
  const state = stateOf(each);
  const name = escapeHtml(each.title);
  if (state === "blocked")
    return `<li class="blocked">${name}\n${definitions({ "blocked by": blockersOf([each]).join("; ") })}</li>`;
  return state === "red" || state === "fault" ? `<li class="fails">${name}</li>` : item(each);
}

/** A requirement with all that is known about it. */
export function item({ title, red, checkError, notApplicable, notSeen }: Judged): string {
  const name = escapeHtml(title);
  if (red !== undefined) {
    const { expected, actual: found, read, changed } = red;
    const [hint, compare, command] = red.hints;
    const more = `<details><summary>more hints</summary>${definitions({ compare, command })}</details>`;
    return `<li class="red">${name}\n${definitions({ expected, found, hint, read, ...(changed && { changed }) })}\n${more}</li>`;
  }
  if (checkError !== undefined) {
    return `<li class="fault">${name}\n${definitions({ fault: `the check itself failed: ${checkError.message}` })}</li>`;
  }
  if (notApplicable !== undefined) {
    return `<li class="none">${name}\n${definitions({ "not applicable": notApplicable })}</li>`;
  }
  if (notSeen !== undefined) {
    return `<li class="unseen">${name}\n${definitions({ "not seen": notSeen })}</li>`;
  }
  return `<li class="green">${name}</li>`;
}
