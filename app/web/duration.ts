/** "3 ms", "1.2 s" */
export const duration = (milliseconds: number): string =>
  milliseconds < 1000
    ? `${Math.max(1, Math.round(milliseconds))} ms`
    : `${Number((milliseconds / 1000).toFixed(1))} s`;
