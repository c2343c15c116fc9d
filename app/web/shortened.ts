import { type Html, html } from "./html.ts";

/** An identifier: the style shows its beginning. It is there as a whole, so that a copy of it is whole, too. */
export const identifier = (id: string): Html => html`<code class="short" title="${id}">${id}</code>`;

/** A browser's own name is not the first in its User-Agent: each claims to be its forerunners, too. */
const names = [/\b(?:Edg|OPR|Firefox)\/\d+/, /\b(?:Headless)?Chrome\/\d+/, /\bSafari\/\d+/];
const longest = 32;

/** The browser's own name and version, or the beginning; as a whole in the title. */
export function userAgent(agent: string): Html {
  const own = names.flatMap((name) => name.exec(agent)?.[0] ?? [])[0];
  const short = own ?? (agent.length > longest ? `${agent.slice(0, longest - 1)}…` : agent);
  return short === agent ? html`${agent}` : html`<span title="${agent}">${short}</span>`;
}
