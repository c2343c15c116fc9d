const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** HTML that may stand in a page as it is. Only {@link html} shall make it. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

/**
 * A template for HTML: what is put into it is escaped, so that it is read and never obeyed.
 * Other HTML, and lists of it, go in as they are.
 */
export function html(parts: TemplateStringsArray, ...values: (string | number | Html | Html[])[]): Html {
  return new Html(String.raw({ raw: parts }, ...values.map(escaped)));
}

function escaped(value: string | number | Html | Html[]): string {
  if (Array.isArray(value)) return value.map(escaped).join("");
  return value instanceof Html
    ? value.text
    : String(value).replace(/[&<>"']/g, (sign) => entities[sign] ?? "");
}
