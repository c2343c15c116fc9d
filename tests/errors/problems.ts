/** Finds failures without a code, and codes without a heading, in the text of the sources. */

/** The text of each file. */
export type Sources = Record<string, string>;

const vagrantsOwn = ["host/vagrant-says.ts", "vagrant/last_words.rb"];

/** A failure that is met in several places, by different programs. Every other code has one source. */
const shared: Record<string, string[]> = {
  ...Object.fromEntries([0, 1, 2, 3, 4, 5, 6, 7].map((digit) => [`LAB-29${digit}`, vagrantsOwn])),
  "LAB-011": ["checks/ask-vagrant.ts", "host/findings/vagrant.ts"],
  "LAB-014": ["host/findings/provider.ts", ...vagrantsOwn],
  "LAB-016": ["checks/complaint.ts", "host/findings/programs.ts"],
  "LAB-019": ["bench/prepare.ts"],
  "LAB-231": vagrantsOwn,
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
    // Those have their code in the class; the last ones are Vagrant's own and some that are caught again.
    code: /^[ (]+(?:Errors::|SettingError|Failed\.new\((?:"LAB-\d{3}"|CODES)|Vagrant::Errors::|HostPortTaken|Silent|Refused)/,
  },
];

/** The titles of the sections of a page. */
export function headings(text: string): string[] {
  return Array.from(text.matchAll(/^## (.*)$/gm), ([, title = ""]) => title);
}

/** Everything that is wrong, in sentences; none where all is right. */
export function problems(files: Sources, text: string): string[] {
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
