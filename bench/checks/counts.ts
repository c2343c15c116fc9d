/** What a runner says at its end of the tests that it ran. */
export interface Counts {
  /** Tests that were evaluated: one that was skipped was not. */
  evaluated: number;
  passed: number;
}

const nothing: Counts = { evaluated: 0, passed: 0 };

/** `1 failed, 11 passed, 1 warning in 3.20s` */
export function ofPytest(output: string): Counts {
  const summary = /^=* ?((?:\d+ \w+, )*\d+ \w+) in [\d.]+s/m.exec(output)?.[1];
  if (summary === undefined) return nothing;
  const number = (word: string) => Number(new RegExp(`(\\d+) ${word}`).exec(summary)?.[1] ?? 0);
  const passed = number("passed");
  return { evaluated: passed + number("failed"), passed };
}

/** `12 examples, 1 failure, 2 pending` */
export function ofRspec(output: string): Counts {
  const found = /^(\d+) examples?, (\d+) failures?(?:, (\d+) pending)?/m.exec(output);
  // An error outside of the examples ends rspec before them.
  if (found === null || /error(s)? occurred outside of examples/.test(output)) return nothing;
  const [examples = 0, failed = 0, pending = 0] = found.slice(1).map((digits) => Number(digits ?? 0));
  return { evaluated: examples - pending, passed: examples - pending - failed };
}

/** `ok 3 a title` and `not ok 4 a title`, as bats writes TAP. */
export function ofTap(output: string): Counts {
  const lines = output.split("\n").filter((line) => /^(not )?ok \d+ /.test(line) && !/ # skip/i.test(line));
  return { evaluated: lines.length, passed: lines.filter((line) => line.startsWith("ok")).length };
}

/** `All 43 requirements pass.`, or how many fail. */
export function ofOurs(output: string): Counts {
  const all = Number(/^All (\d+) requirements pass\./m.exec(output)?.[1] ?? 0);
  if (all > 0) return { evaluated: all, passed: all };
  const red = /^(\d+) of (\d+) requirements fails?(?:; (\d+) more (?:is|are) blocked)?\./m.exec(output);
  const broken = Number(/(\d+) of \d+ requirements could not be judged/.exec(output)?.[1] ?? 0);
  if (red === null) return nothing;
  const [failed = 0, total = 0, blocked = 0] = red.slice(1).map((digits) => Number(digits ?? 0));
  return { evaluated: total - broken, passed: total - broken - failed - blocked };
}
