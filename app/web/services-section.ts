import type { State } from "./health.ts";
import { type Html, html } from "./html.ts";

/** Every service with its state, and where to look if it fails. */
export function services(states: State[]): Html {
  return html`
      <ul class="services">${states.map(
        ({ service: { name, port, links, phrase }, well, found }) => html`
        <li>
          <h3>${name} <small>port ${port}</small></h3>
          <p class="${well ? "right" : "wrong"}">${well ? "✔ answers" : "✘ fails"}: ${found}</p>
          <p>${phrase}</p>
          <ul>${links.map((link) => html`<li><a href="${link}">${link}</a></li>`)}</ul>
          ${well ? html`` : html`<p>Look in the lab: <code>systemctl status ${name}</code>, <code>tail /var/log/${name}/error.log</code></p>`}
        </li>`,
      )}
      </ul>`;
}
