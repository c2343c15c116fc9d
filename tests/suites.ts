/** The suites of `npm test`, in the order in which they run: the quickest come first. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { project } from "./checkout.ts";

export interface Suite {
  files: string[];
  /** Programs that the suite needs. */
  needs: string[];
  /** Its files run one after the other: two Vagrants, for example, would wait for each other's locks. */
  oneByOne?: true;
}

export const suites: Record<string, Suite> = {
  lint: { files: ["tests/lint.test.ts", "tests/errors.test.ts"], needs: ["git", "shellcheck"] },
  unit: {
    files: ["app", "bench", "box", "core", "docs", "faults", "host", "provision", "vagrant"].flatMap(testsIn),
    needs: ["ruby"],
  },
  checks: { files: testsIn("checks"), needs: ["ssh"] },
  docs: {
    files: ["pages", "docs", "recipes"].map((name) => `tests/${name}.test.ts`),
    needs: ["git", "ruby"],
  },
  site: { files: ["tests/site.test.ts"], needs: ["nginx"] },
  page: { files: ["tests/page.test.ts"], needs: ["nginx", "/usr/bin/chromium"] },
  flask: { files: ["tests/flask.test.ts"], needs: ["/usr/bin/flask", "/usr/bin/gunicorn"] },
  reload: { files: ["tests/reload.test.ts"], needs: ["nginx", "ab"] },
  host: {
    files: ["dev", "bootstrap", "host", "refused", "start", "failing-step", "leftovers"].map(
      (name) => `tests/${name}.test.ts`,
    ),
    needs: ["git", "vagrant"],
    oneByOne: true,
  },
  image: {
    files: ["24.04", "26.04"].map((release) => `tests/image-${release}.test.ts`),
    needs: ["git", "vagrant", "ssh", "openssl", "mmdebstrap", "/usr/bin/grub-mkimage", "mtools"],
    oneByOne: true,
  },
  lab: { files: ["tests/lab.test.ts"], needs: ["git", "vagrant", "ssh"] },
  // A short selection of these tests, for a run before a commit.
  short: { files: ["tests/short.test.ts"], needs: ["git", "vagrant", "ssh"] },
};

/** The suites that `npm test` runs without a name, and the suites of `quick`. `image` builds a distribution: see CONTRIBUTING. */
export const whole = Object.keys(suites).filter((name) => name !== "short" && name !== "image");
export const quick = ["lint", "unit", "short"];

/** The names of the suites for the arguments of the command line. */
export function namesFor(words: string[]): string[] {
  if (words.length === 0) return whole;
  return words.flatMap((word) => (word === "quick" ? quick : [word]));
}

function testsIn(room: string): string[] {
  const files = readdirSync(join(project, room), { recursive: true, encoding: "utf8" });
  return files.filter((file) => file.endsWith(".test.ts")).map((file) => join(room, file));
}
