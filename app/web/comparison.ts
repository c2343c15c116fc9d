import { type Html, html } from "./html.ts";
import { NoAnswer } from "./loopback-get.ts";
import { facts, type Seen } from "./request-facts.ts";
import { identifier } from "./shortened.ts";

/**
 * What the service sees with Nginx before it and without, side by side: what differs, and the rest on demand. An error is
 * the reason why one side is missing.
 */
export function difference(through: Seen | Error, alone: Seen | Error): Html {
  const missing = [through, alone].find((side) => side instanceof Error);
  const rows = Object.keys(facts).map((name) => row(name, through, alone, missing !== undefined));
  if (missing instanceof Error) {
    const notice =
      missing instanceof NoAnswer && missing.late
        ? html`<p class="slow">◔ The second request is slow: ${missing.message}. <a href="/">Ask again</a></p>`
        : html`<p class="wrong">✘ One side is missing: ${missing.message}.</p>`;
    return html`
      ${notice}
      ${folded("What the service saw of this request", rows)}`;
  }
  const [differing, same] = [rows.filter((each) => each.differs), rows.filter((each) => !each.differs)];
  return html`
      <p>${differing.length} of ${rows.length} facts differ:</p>
      ${table("What differs", differing)}
      ${folded(`The ${same.length} facts that are the same`, same)}`;
}

interface Row {
  differs: boolean;
  cells: Html;
}

function row(name: string, through: Seen | Error, alone: Seen | Error, missing: boolean): Row {
  const [left, right] = [through, alone].map((side) => (side instanceof Error ? null : (side[name] ?? null)));
  const verdict = missing ? "" : compared(left ?? null, right ?? null);
  return {
    differs: !missing && left !== right,
    cells: html`
          <tr role="row">
            <th role="rowheader" scope="row">${name} <small>${facts[name]?.means ?? ""}</small></th>
            <td role="cell"><span class="label">through Nginx: </span>${side(name, left)}</td>
            <td role="cell"><span class="label">on its own port: </span>${side(name, right)}</td>
            <td role="cell">${verdict}</td>
          </tr>`,
  };
}

const folded = (summary: string, rows: Row[]) => html`
      <details>
        <summary>${summary}</summary>
        ${table(summary, rows)}
      </details>`;

const table = (caption: string, rows: Row[]) => html`
      <table role="table">
        <caption>${caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">the service sees</th>
            <th role="columnheader" scope="col">through Nginx</th>
            <th role="columnheader" scope="col">on its own port</th>
            <th role="columnheader" scope="col">compared</th>
          </tr>
        </thead>
        <tbody role="rowgroup">${rows.map(({ cells }) => cells)}
        </tbody>
      </table>`;

function compared(through: string | null, alone: string | null): string {
  if (through === alone) return "the same";
  if (alone === null) return "only with Nginx";
  if (through === null) return "only without Nginx";
  return "differs";
}

function side(name: string, value: string | null | undefined): Html {
  if (value === null || value === undefined) return html`<span class="quiet">nothing</span>`;
  return name === "X-Request-Id" ? identifier(value) : html`<code>${value}</code>`;
}
