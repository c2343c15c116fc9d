/** What takes long says what it is and how long it usually takes on this host, on a terminal and without one. */
import { saveDurations, usual } from "./durations.ts";

/** Milliseconds without a word: what ends sooner needs none. */
const quiet = 3000;

interface Words {
  /** Whether it is long enough to be told at the beginning. */
  atOnce?: boolean;
  /** How long it takes, for a host that has not done it yet. */
  otherwise?: string;
}

/**
 * Does something that can take long, and prints a line on standard error meanwhile: "Repairing the lab, which usually takes 12 s …"
 * @param name under which its duration is kept in the cache folder; undefined where another one would say nothing of it.
 * @param doing what is done, as the beginning of a sentence.
 */
export async function waiting<Result>(
  name: string | undefined,
  doing: string,
  work: () => Promise<Result>,
  { atOnce = false, otherwise = "takes a moment" }: Words = {},
): Promise<Result> {
  const typical = name === undefined ? undefined : usual()[name];
  const long = typical === undefined ? otherwise : `usually takes ${Math.max(1, Math.round(typical))} s`;
  const say = () => console.error(`${doing}, which ${long} …`);
  if (atOnce) say();
  const timer = atOnce ? undefined : setTimeout(say, quiet);
  const began = performance.now();
  try {
    const result = await work();
    const took = performance.now() - began;
    if (name !== undefined && took > quiet) saveDurations({ [name]: took / 1000 });
    return result;
  } finally {
    clearTimeout(timer);
  }
}
