/** Every failure has a code, and every code one heading in docs/troubleshooting.md; this is read from the sources. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { execaSync } from "execa";
import { project } from "./checkout.ts";

type Sources = Record<string, string>;

const page = readFileSync(join(project, "docs/troubleshooting.md"), "utf8");
const sources: Sources = Object.fromEntries(
  execaSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { cwd: project, lines: true })
    .stdout.filter((file) => /\.(ts|cjs|rb|sh)$/.test(file) && !/\.test\.ts$|^tests\//.test(file))
    .map((file) => [file, readFileSync(join(project, file), "utf8")]),
);

const vagrantsOwn = ["host/vagrant-says.ts", "vagrant/last_words.rb"];

/** A failure that is met in several places, by different programs. Every other code has one source. */
const shared: Record<string, string[]> = {
  ...Object.fromEntries([0, 1, 2, 3, 4, 5, 6].map((digit) => [`LAB-29${digit}`, vagrantsOwn])),
  "LAB-011": ["checks/vagrant.ts", "host/findings/vagrant.ts"],
  "LAB-014": ["host/findings/provider.ts", ...vagrantsOwn],
  "LAB-016": ["checks/complaint.ts", "host/findings/programs.ts"],
  "LAB-019": ["bench/prepare.ts"],
  "LAB-040": ["host/judge.ts", "host/start.ts"],
  "LAB-490": ["checks/main.ts", "host/judge.ts"],
};

/** What must have a code: how it begins, and what then stands there where it has one. */
const failures: { where: RegExp; begins: RegExp; code: RegExp }[] = [
  { where: /\.ts$/, begins: /new LabUnreachable\(/g, code: /^\s*"LAB-\d{3}"/ },
  {
    where: /^host\/.*\.ts$/,
    begins: /(?<!const )\b(?:lacking|bad)\((?!findings|now)/g,
    code: /^\s*(?:"LAB-\d{3}"|code\b)/,
  },
  { where: /^host\/ready\.cjs$/, begins: /(?<!function )\bfail\(/g, code: /^\s*"LAB-\d{3}"/ },
  // In a comment `fail` is followed by its parameters in capitals.
  { where: /^provision\/.*\.sh$/, begins: /^[^#\n]*\bfail(?= )/gm, code: /^ LAB-\d{3} / },
  {
    where: /^vagrant\/embedded\/errors\.rb$/,
    begins: /class \w+ < Error\n/g,
    code: /^ *CODE = "LAB-\d{3}"\n/,
  },
  {
    where: /^vagrant\/.*\.rb$/,
    begins: /\braise\b(?=[ (]+(?!if )(?!_error))/g,
    // Those have their code in the class; the last two are Vagrant's own and one that is caught again.
    code: /^[ (]+(?:Errors::|SettingError|Failed\.new\((?:"LAB-\d{3}"|CODES)|Vagrant::Errors::|HostPortTaken)/,
  },
];

function headings(text: string): string[] {
  return Array.from(text.matchAll(/^## (.*)$/gm), ([, title = ""]) => title);
}

/** Everything that is wrong, in sentences; none where all is right. */
function problems(files: Sources, text: string): string[] {
  const found: string[] = [];
  const used = new Map<string, string[]>();
  for (const [file, source] of Object.entries(files)) {
    for (const [code] of source.matchAll(/LAB-\d{3}\b/g)) {
      if (!used.get(code)?.includes(file)) used.set(code, [...(used.get(code) ?? []), file]);
    }
    for (const { where, begins, code } of failures) {
      if (!where.test(file)) continue;
      for (const match of source.matchAll(begins)) {
        const rest = source.slice(match.index + match[0].length);
        if (!code.test(rest)) found.push(`${file}: no code at '${match[0].trim()}${rest.split("\n")[0]}'`);
      }
    }
  }
  const titles = headings(text);
  const explained = titles.map((title) => /^(LAB-\d{3}): \S.*[^.]$/.exec(title)?.[1]);
  for (const [index, code] of explained.entries()) {
    if (code === undefined) found.push(`'## ${titles[index]}' is no 'LAB-000: sentence'`);
    else if (explained.indexOf(code) !== index) found.push(`${code} has two headings`);
    else if (!text.includes(`<a id="${code.toLowerCase()}"></a>\n\n## ${code}: `))
      found.push(`${code} has no anchor`);
    else if (!used.has(code)) found.push(`${code} has a heading, and no source`);
  }
  for (const [code, places] of used) {
    if (!explained.includes(code)) found.push(`${code} of ${places[0]} has no heading`);
    const allowed = shared[code] ?? places.slice(0, 1);
    if (places.toSorted().join() !== allowed.toSorted().join()) {
      found.push(`${code} is used by ${places.join(" and ")}`);
    }
  }
  for (const section of text.split(/^## /m).slice(1)) {
    const parts =
      /^.*\n\n\*\*What it means\.\*\* \S.*\n\n\*\*Why\.\*\* \S.*\n\n\*\*Mend\.\*\* \S.*\n+(?:<a id="lab-\d{3}"><\/a>\n\n)?$/;
    if (!parts.test(section)) found.push(`'${section.split("\n")[0]}' lacks what it means, why, or the mend`);
  }
  return found;
}

test("every failure has a code, and every code one source and one heading that explains it", () => {
  assert.deepEqual(problems(sources, page), []);
});

test("the headings stand in the order of their codes, so that one finds them by leafing", () => {
  assert.deepEqual(headings(page), headings(page).toSorted());
});

/** The sources with one of them changed. */
const changed = (file: string, from: string | RegExp, to: string) => {
  const text = sources[file] ?? "";
  const other = text.replace(from, to);
  assert.notEqual(other, text, `${file} has no '${from}'`);
  return { ...sources, [file]: other };
};

for (const [title, files, text, complaint] of [
  [
    "without a code in TypeScript",
    changed("checks/lab.ts", '"LAB-412",', ""),
    page,
    /checks\/lab\.ts: no code at/,
  ],
  [
    "without a code in a finding",
    changed("host/findings/space.ts", '"LAB-020", ', ""),
    page,
    /space\.ts: no code at/,
  ],
  [
    "without a code in ready.cjs",
    changed("host/ready.cjs", '"LAB-003",', ""),
    page,
    /ready\.cjs: no code at/,
  ],
  [
    "without a code in the shell",
    changed("provision/2-site.sh", "fail LAB-308 ", "fail "),
    page,
    /2-site\.sh: no code/,
  ],
  [
    "without a code in an error",
    changed("vagrant/embedded/errors.rb", /CODE = "LAB-222"\n/, ""),
    page,
    /BootFailed/,
  ],
  [
    "without a code in a raise",
    changed("vagrant/box.rb", 'Failed.new("LAB-104", ', "IOError.new("),
    page,
    /box\.rb: no/,
  ],
  [
    "with a code of another",
    changed("checks/lab.ts", "LAB-412", "LAB-416"),
    page,
    /LAB-416 is used by .* and /,
  ],
  ["without a heading", sources, page.replace("## LAB-302: ", "## LAB-302 "), /LAB-302 of .* has no heading/],
  [
    "without an anchor",
    sources,
    page.replace('<a id="lab-302">', '<a id="lab-303">'),
    /LAB-302 has no anchor/,
  ],
  ["with a heading twice", sources, page.replace("## LAB-302: ", "## LAB-301: "), /LAB-301 has two headings/],
  [
    "with a heading of nothing",
    sources,
    `${page}\n<a id="lab-777"></a>\n\n## LAB-777: Nothing\n`,
    /LAB-777 has a heading, and no source/,
  ],
  ["without a mend", sources, page.replace("**Mend.** `npm start`.", ""), /LAB-401: .* lacks/],
] as const) {
  test(`a failure ${title} is noticed`, () => {
    assert.match(problems(files, text).join("\n"), complaint);
  });
}
