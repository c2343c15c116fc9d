/** npm run progress: the learner's tasks and faults, on one screen. */
import { join } from "node:path";
import { readKeptTasks } from "../../checks/target/done-tasks.ts";
import { readStartTask } from "../../checks/target/start-task.ts";
import { keptFolder } from "../../core/paths.ts";
import { readProgress } from "../engine/progress.ts";
import { loadFaults } from "../load-faults.ts";
import { command } from "./command.ts";
import { overview } from "./overview.ts";

const usage = `usage: npm run progress

Shows which tasks are done, when, and how long they took, and how many faults are solved. The lab may be off.

Exit code: 0 shown, 1 the progress cannot be read.
`;

await command(usage, { options: [], name: false }, async () => {
  const begins = readStartTask(join(keptFolder(), "task"));
  console.log(overview(begins, readKeptTasks().done, await loadFaults(), readProgress()));
});
