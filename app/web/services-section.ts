import type { State } from "./health.ts";
import { type Html, html } from "./html.ts";

/** What each service has to show, and where to look if it fails. */
export function services(states: State[]): Html {
  return html`
      <ul class="services">${states.map(
        ({ service: { name, links, phrase }, state }) => html`
        <li id="${name}">
          <h3>${name}</h3>
          <p>${phrase}</p>
          <ul>${links.map((link) => html`<li><a href="${link}">${link}</a></li>`)}</ul>
          ${state === "fails" ? html`<p>Look in the lab: <code>systemctl status ${name}</code>, <code>tail /var/log/${name}/error.log</code></p>` : ""}
        </li>`,
      )}
      </ul>`;
}
