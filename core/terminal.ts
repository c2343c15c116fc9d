/** Terminal colours by code: Node's own styleText decides differently in each version whether to use colours. */
const codes = { green: [32, 39], red: [31, 39], bold: [1, 22], dim: [2, 22] } as const;

export type Paint = (colour: keyof typeof codes, text: string) => string;

/**
 * Whether to use colours: FORCE_COLOR decides (0 and false mean none), then NO_COLOR, then the terminal.
 * @param env the environment. https://no-color.org, https://force-color.org
 */
export function wantsColours(env: Record<string, string | undefined>, terminal: boolean): boolean {
  if (env.FORCE_COLOR !== undefined) return !/^(0|false)$/.test(env.FORCE_COLOR);
  if (env.NO_COLOR) return false;
  return terminal && env.TERM !== "dumb";
}

/** A function that adds colours, or returns text unchanged. */
export function painter(colours: boolean): Paint {
  return (colour, text) => (colours ? `\u001b[${codes[colour][0]}m${text}\u001b[${codes[colour][1]}m` : text);
}
