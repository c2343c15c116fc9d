import type { KeptFault } from "../target/active-faults.ts";
import type { DoneTask } from "../target/done-tasks.ts";

/** What a run knows besides its results. Node starts the reporter before the run, and the reporter reads this at the end. */
export const news: {
  /** In an exercise lab, the tasks that passed at an earlier run, and those that pass now for the first time. */
  doneBefore: number[];
  justDone: DoneTask[];
  /** The faults that `npm run break` made, and that are solved now. */
  solved: KeptFault[];
} = { doneBefore: [], justDone: [], solved: [] };
