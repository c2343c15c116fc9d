/** Declares a test that the later tests depend on: if it fails, they fail at once. */
export type Foundation = (name: string, body: () => Promise<void>) => void;
