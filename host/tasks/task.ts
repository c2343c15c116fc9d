/** npm run task [-- N]: a page of tasks/ in the terminal; without a number, the list of tasks. */
import { ignoreBrokenPipe } from "../../core/broken-pipe.ts";
import { readArguments } from "../../core/read-arguments.ts";
import { painter, wantsColours } from "../../core/terminal.ts";
import { readLabTask } from "../vagrant/lab-task.ts";
import { withOwnAddresses } from "./own-addresses.ts";
import { type Page, pageOf, readPages } from "./pages.ts";
import { render } from "./render.ts";

const usage = `usage: npm run task [-- N [--solution]]

  N            the page of task N; without it, the list of tasks
  --solution   show the page's solution too

Exit code: 0 shown, 2 there is no such task.
`;
const paint = painter(wantsColours(process.env, process.stdout.isTTY));
/** What is read is wrapped: a line as wide as a large window is hard to follow. */
const width = Math.min(process.stdout.columns || 80, 100);

/** @throws {Error} saying what is wrong with the command line. */
function readCommandLine(args: string[]) {
  const { values, positionals } = readArguments({
    args,
    allowPositionals: true,
    options: { help: { type: "boolean", short: "h" }, solution: { type: "boolean", default: false } },
  });
  const [number, ...rest] = positionals;
  if (rest.length > 0) throw new Error(`unexpected argument '${rest[0]}'`);
  if (values.solution && number === undefined) throw new Error("--solution needs the number of a task");
  return { ...values, number };
}

function list(pages: Page[]): string {
  const begun = readLabTask();
  const lines = pages.map(({ number, name, file }) => {
    const line = `${number === begun ? "▸" : " "} ${number}  ${name.padEnd(16)}`;
    return `${number === begun ? paint("bold", line) : line}  ${paint("dim", file)}`;
  });
  const note = begun === undefined ? "" : "\n▸ is the task of this lab.";
  return `${lines.join("\n")}\n${note}\nnpm run task -- N shows a page; npm start -- --task N starts a lab at that task.\n`;
}

ignoreBrokenPipe();
try {
  const { help, number, solution } = readCommandLine(process.argv.slice(2));
  const pages = readPages();
  if (help) process.stdout.write(usage);
  else if (number === undefined) process.stdout.write(list(pages));
  else {
    const page = pageOf(pages, number);
    const own = { ...page, text: withOwnAddresses(page.text) };
    process.stdout.write(render(own, { width, paint, solution }));
  }
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n\n${usage}`);
  process.exitCode = 2;
}
