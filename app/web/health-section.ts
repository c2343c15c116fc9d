import type { State } from "./health.ts";
import { type Html, html } from "./html.ts";

/** Which services answer, in a few words each. */
export function health(states: State[]): Html {
  return html`
      <h2>Services <small>${sums(states)}</small></h2>
      <ul class="health">${states.map(
        ({ service: { name, port, links }, state, found }) => html`
        <li>
          <h3><a href="${links[0]}">${name}</a> <small>port ${port}</small></h3>
          <p class="${looks[state]}">${marks[state]} ${state === "fails" ? html`<a href="/#${name}" title="where to look">fails</a>` : state}: ${found}</p>
        </li>`,
      )}
      </ul>`;
}

/** Such as "all 4 answer" or "3 answer, 1 fails". */
function sums(states: State[]): string {
  const count = (state: State["state"]) => states.filter((each) => each.state === state).length;
  const verb = (number: number, many: string, one: string) => `${number} ${number === 1 ? one : many}`;
  if (count("answers") === states.length) return `all ${states.length} answer`;
  const parts = [
    verb(count("answers"), "answer", "answers"),
    verb(count("slow"), "slow", "slow"),
    verb(count("fails"), "fail", "fails"),
  ];
  return parts.filter((part) => !part.startsWith("0 ")).join(", ");
}

const marks = { answers: "✔", slow: "◔", fails: "✘" } as const;
const looks = { answers: "right", slow: "slow", fails: "wrong" } as const;
