/** `no hint`, `1 hint`, `2 hints`. */
export const formatHintCount = (hints: number) => `${hints === 0 ? "no" : hints} hint${hints > 1 ? "s" : ""}`;
