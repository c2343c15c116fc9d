import { type Html, html } from "./html.ts";
import type { Report } from "./report.ts";

/** Requirements that are shown at most. */
const most = 6;

/**
 * The last result of the checks.
 * @param report undefined if they have not run yet; a text says why the report cannot be read.
 */
export function checks(report: Report | string | undefined, now = new Date()): Html {
  if (report === undefined) {
    return html`
      <p>The checks have not run yet. On the host: <code>npm run checks</code></p>`;
  }
  if (typeof report === "string") {
    return html`
      <p class="wrong">✘ The result of the checks cannot be read: ${report}. On the host <code>npm run checks</code> writes it again.</p>`;
  }
  const { time, tasks, notBegun, red, blocked, apart } = report;
  const all = tasks.reduce((sum, task) => sum + task.all, 0);
  const more = red.length - most;
  const others = blocked === 0 ? "" : `; ${blocked} more ${blocked === 1 ? "is" : "are"} blocked`;
  const beside = Object.entries(apart).flatMap(([state, count]) =>
    count === 0 ? [] : [`${count} ${state}`],
  );
  return html`
      <p class="${red.length === 0 ? "right" : "wrong"}">${
        red.length === 0
          ? `✔ All ${all} requirements pass.`
          : `✘ ${red.length} of ${all} requirements ${red.length === 1 ? "fails" : "fail"}${others}.`
      }${beside.length === 0 ? "" : ` Besides: ${beside.join(", ")}.`} <small>Checked <time datetime="${time.toISOString()}">${ago(now.getTime() - time.getTime())}</time>.</small></p>
      <ul class="tasks">${tasks.slice(0, 12).map(
        ({ task, green, all }) => html`
        <li class="${green === all ? "right" : "wrong"}"><b>task ${task}</b> ${green === all ? "✔" : "✘"} ${green} of ${all}</li>`,
      )}${notBegun.slice(0, 12).map(
        (task) => html`
        <li><b>task ${task}</b> not begun</li>`,
      )}
      </ul>
      <dl class="notes red">${red.slice(0, most).map(
        ({ task, title, found, hint }) => html`
        <div><dt>${title} <small>task ${task}</small></dt><dd>found: ${found}</dd><dd class="hint">${hint}</dd></div>`,
      )}
      </dl>${more > 0 ? html`<p>And ${more} more.</p>` : html``}`;
}

/** How long ago, in the largest unit that gives at least 2. */
function ago(milliseconds: number): string {
  if (milliseconds < 0) return "in the future, according to this machine’s clock";
  for (const [unit, length] of [
    ["days", 86_400_000],
    ["hours", 3_600_000],
    ["minutes", 60_000],
    ["seconds", 1000],
  ] as const) {
    if (milliseconds >= 2 * length) return `${Math.floor(milliseconds / length)} ${unit} ago`;
  }
  return "just now";
}
