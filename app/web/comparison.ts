import { type Html, html } from "./html.ts";
import { facts, type Seen } from "./request-facts.ts";

/** What the service sees with Nginx before it and without, side by side. A text is the reason why one side is missing. */
export function difference(through: Seen | string, alone: Seen | string): Html {
  const missing = [through, alone].find((side) => typeof side === "string");
  let differing = 0;
  const rows = Object.entries(facts).map(([name, { means }]) => {
    const [left, right] = [through, alone].map((side) =>
      typeof side === "string" ? null : (side[name] ?? null),
    );
    const verdict = typeof missing === "string" ? "" : compared(left ?? null, right ?? null);
    const differs = verdict !== "" && verdict !== "the same";
    if (differs) differing += 1;
    return html`
          <tr role="row"${differs ? html` class="differs"` : ""}>
            <th role="rowheader" scope="row">${name} <small>${means}</small></th>
            <td role="cell"><span class="label">through Nginx: </span>${side(left)}</td>
            <td role="cell"><span class="label">on its own port: </span>${side(right)}</td>
            <td role="cell">${verdict}</td>
          </tr>`;
  });
  return html`
      ${
        typeof missing === "string"
          ? html`<p class="wrong">✘ One side is missing: ${missing}.</p>`
          : html`<p>${differing} of ${rows.length} facts differ; each says whether it does.</p>`
      }
      <table role="table">
        <caption>What the service sees of a request</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">the service sees</th>
            <th role="columnheader" scope="col">through Nginx</th>
            <th role="columnheader" scope="col">on its own port</th>
            <th role="columnheader" scope="col">compared</th>
          </tr>
        </thead>
        <tbody role="rowgroup">${rows}
        </tbody>
      </table>`;
}

function compared(through: string | null, alone: string | null): string {
  if (through === alone) return "the same";
  if (alone === null) return "only with Nginx";
  if (through === null) return "only without Nginx";
  return "differs";
}

const side = (value: string | null | undefined) =>
  value === null || value === undefined
    ? html`<span class="quiet">nothing</span>`
    : html`<code>${value}</code>`;
