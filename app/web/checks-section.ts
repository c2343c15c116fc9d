import { ago } from "./ago.ts";
import { type Html, html } from "./html.ts";
import { printable } from "./printable.ts";
import type { Failure, Report } from "./report.ts";

/** How many failures are shown at once, and how many more on demand. */
const [first, more] = [3, 9];
/** How many characters of what was found and expected are shown at once. */
const short = 80;

/**
 * The last result of the checks: which requirements fail by themselves.
 * @param report undefined if they have not run yet; a text says why the report cannot be read.
 */
export function checks(report: Report | string | undefined, now = new Date()): Html {
  if (report === undefined) {
    return html`
      <h2>Checks</h2>
      <p>The checks have not run yet. On the host: <code>npm run checks</code></p>`;
  }
  if (typeof report === "string") {
    return html`
      <h2>Checks</h2>
      <p class="wrong">✘ The result of the checks cannot be read: ${report}. On the host <code>npm run checks</code> writes it again.</p>`;
  }
  const { time, failures } = report;
  const rest = failures.slice(first, first + more);
  const unnamed = failures.length - first - rest.length;
  return html`
      <h2>Checks <small>ran <time datetime="${time.toISOString()}">${ago(now.getTime() - time.getTime())}</time></small></h2>
      ${verdict(report)}
      ${
        failures.length === 0
          ? ""
          : html`<ul class="failures">${failures.slice(0, first).map(failure)}
      </ul>`
      }
      ${
        rest.length === 0
          ? ""
          : html`<details class="more">
        <summary>${failures.length - first} more</summary>
        <ul class="failures">${rest.map(failure)}
        </ul>
        ${unnamed > 0 ? html`<p>And ${unnamed} more. On the host <code>npm run checks</code> lists them all.</p>` : ""}
      </details>`
      }`;
}

function verdict({ tasks, failures, blocked, apart }: Report): Html {
  const all = tasks.reduce((sum, task) => sum + task.all, 0);
  const others = blocked === 0 ? "" : `; ${blocked} more ${blocked === 1 ? "is" : "are"} blocked`;
  const beside = Object.entries(apart).flatMap(([state, count]) =>
    count === 0 ? [] : [`${count} ${state}`],
  );
  const besides = beside.length === 0 ? "" : html` <span class="quiet">Besides: ${beside.join(", ")}.</span>`;
  if (failures.length + blocked === 0) {
    return apart["not judged"] === 0
      ? html`<p class="right">✔ All ${all} requirements pass.${besides}</p>`
      : html`<p class="slow">◔ All ${all} requirements that were judged pass.${besides}</p>`;
  }
  return html`<p class="wrong">✘ ${failures.length} of ${all} requirements ${failures.length === 1 ? "fails" : "fail"}${others}.${besides}</p>`;
}

/** What fails; on demand all of what was found and expected, and where to look. */
const failure = ({ task, title, found, expected, hint }: Failure) => html`
        <li><details>
          <summary><small class="pill">task ${task}</small> <b>${title}</b>
            <span class="what">found: ${printable(found, short)}</span>
            <span class="what">expected: ${printable(expected, short)}</span></summary>
          <dl>
            <div><dt>found</dt><dd>${found}</dd></div>
            <div><dt>expected</dt><dd>${expected}</dd></div>
            <div><dt>hint</dt><dd>${hint}</dd></div>
          </dl>
        </details></li>`;
