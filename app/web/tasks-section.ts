import { type Html, html } from "./html.ts";
import type { Report, Task } from "./report.ts";

/** Tasks that are shown at most. */
const most = 12;

/** How far the learner has come, by the last result of the checks. */
export function tasks(report: Report | string | undefined): Html {
  if (typeof report !== "object") {
    return html`
      <h2>Tasks</h2>
      <p>A run of the checks finds out which tasks are done.</p>`;
  }
  const { tasks, faults } = report;
  const done = tasks.filter(({ state }) => state === "done").length;
  return html`
      <h2>Tasks <small>${done} of ${tasks.length} done${faultsInWords(faults)}</small></h2>
      <ul class="tasks">${tasks.slice(0, most).map(
        (task) => html`
        <li class="pill ${looks[task.state]}"><b>${task.name === "" ? "task " : ""}${task.task}</b> ${task.name} ${inWords(task)}</li>`,
      )}
      </ul>`;
}

/** Nothing for a learner who has not met one yet. */
const faultsInWords = ({ solved, active }: Report["faults"]) =>
  solved + active === 0 ? "" : `; faults: ${solved} solved${active === 0 ? "" : `, ${active} active`}`;

const looks = {
  done: "right",
  fails: "wrong",
  blocked: "wrong",
  "not judged": "slow",
  "not begun": "ahead",
} as const;

function inWords({ state, passed, all }: Task): Html {
  if (state === "done") return html`<span class="mark">✔</span>`;
  if (state === "fails") return html`<span class="mark">✘ ${passed} of ${all}</span>`;
  return html`<span class="mark">${state === "not begun" ? "○ " : ""}${state}</span>`;
}
