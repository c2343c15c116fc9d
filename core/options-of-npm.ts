/**
 * `npm run checks --reboot` without `--`: npm takes the option for one of its own, and leaves only a variable
 * npm_config_reboot. `--task 2` becomes npm_config_task=true and the argument 2.
 */
import type { ParseArgsConfig } from "node:util";
import { nearest } from "./nearest.ts";

type Options = NonNullable<ParseArgsConfig["options"]>;

/** npm has these itself: a user may have set them for npm, so they are not for the command. */
const alsoOfNpm: Record<string, { variable: string; value: string }> = {
  json: { variable: "npm_config_json", value: "true" },
  yes: { variable: "npm_config_yes", value: "true" },
  verbose: { variable: "npm_config_loglevel", value: "verbose" },
};

/**
 * Gives a command the options back that npm took.
 * @param env the variables of the options are removed from it.
 * @returns the arguments as they were meant, and what the user should know about it.
 * @throws {Error} saying what to type where it is not certain what was meant.
 */
export function optionsOfNpm(options: Options, args: string[], env: NodeJS.ProcessEnv) {
  const command = env.npm_lifecycle_event;
  if (command === undefined) return { args, notes: [] };
  const start = `${command === "start" || command === "test" ? "npm" : "npm run"} ${command} --`;
  const taken: string[] = [];
  const withoutValue: string[] = [];
  const notes: string[] = [];
  refuseMisspelled(Object.keys(options), env, start);
  for (const [name, { type }] of Object.entries(options)) {
    const own = alsoOfNpm[name];
    if (own !== undefined) {
      if (env[own.variable] === own.value && !args.includes(`--${name}`))
        notes.push(`npm has an option --${name} itself; for this command type: ${start} --${name}`);
      continue;
    }
    const variable = variableOf(name);
    const value = env[variable] ?? "";
    delete env[variable];
    // `--no-reboot` and an empty value.
    if (value === "") continue;
    if (type === "string" && value === "true") withoutValue.push(name);
    else if (type === "string") taken.push(...value.split("\n\n").map((each) => `--${name}=${each}`));
    else if (value === "true") taken.push(`--${name}`);
    else throw new Error(`--${name} takes no value, but npm passed '${value}'; type: ${start} --${name}`);
  }
  const [only] = withoutValue;
  const certain = withoutValue.length === 1 && args.length === 1 && !args[0]?.startsWith("-");
  if (only !== undefined && !certain) {
    const words = withoutValue.map((name) => ` --${name} VALUE`).join("");
    throw new Error(`npm needs two dashes before the options of a command; type: ${start}${words}`);
  }
  const meant = [...taken, ...(certain ? [`--${only}`, ...args] : args)];
  if (taken.length > 0 || certain)
    notes.push(`npm needs two dashes; this is run: ${start} ${meant.map(quoted).join(" ")}`);
  return { args: meant, notes };
}

const quoted = (word: string) => (/\s/.test(word) ? JSON.stringify(word) : word);

const variableOf = (name: string) => `npm_config_${name.replaceAll("-", "_")}`;

/** Shorter names are too near to options that npm has itself. */
const shortest = 5;

/** A misspelled option that npm took would otherwise be lost without a word. */
function refuseMisspelled(names: string[], env: NodeJS.ProcessEnv, start: string): void {
  const known = names.map(variableOf);
  for (const [variable, value] of Object.entries(env)) {
    if (!variable.startsWith("npm_config_") || known.includes(variable) || !value) continue;
    const given = variable.slice("npm_config_".length).replaceAll("_", "-");
    const meant = nearest(
      given,
      names.filter((name) => name.length >= shortest && alsoOfNpm[name] === undefined),
    );
    if (meant === undefined || given.length < shortest) continue;
    throw new Error(`unknown option --${given}; did you mean --${meant}? Type: ${start} --${meant}`);
  }
}
