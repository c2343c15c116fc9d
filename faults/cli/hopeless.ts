/** When to stop waiting for a lab that was repaired. */
import type { NamedFault } from "../engine/fault.ts";
import type { Failing } from "../engine/observe.ts";

/** How often the same result must be seen before nobody waits for another one. */
const looks = 3;

/**
 * Whether waiting is in vain: the same requirements fail at several looks in a row, and one of them is none that these
 * faults make fail, so that something else must be wrong.
 */
export function hopeless(faults: Pick<NamedFault, "reddens">[]): (failing: Failing) => boolean {
  const expected = faults.flatMap(({ reddens }) => reddens);
  let [last, times] = ["", 0];
  return ({ all }) => {
    const now = all.join();
    times = now === last ? times + 1 : 1;
    last = now;
    return times >= looks && all.some((name) => !expected.includes(name));
  };
}
