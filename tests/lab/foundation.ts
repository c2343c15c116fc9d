/** Declares a test without which the lab is not there for those behind it: they fail at once then. */
export type Foundation = (name: string, body: () => Promise<void>) => void;
