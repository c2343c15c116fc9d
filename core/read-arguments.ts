/** Reads a command's arguments: also the options that npm took because of a missing `--`. */
import { type ParseArgsConfig, parseArgs } from "node:util";
import { nearest } from "./nearest.ts";
import { optionsOfNpm } from "./options-of-npm.ts";

/**
 * The same as parseArgs of node:util, with errors that say what to type.
 * @param env where npm puts the options that it took; they are removed, so that no other command reads them again.
 * @throws {Error} saying what is wrong.
 */
export function readArguments<Config extends ParseArgsConfig>(
  config: Config,
  env: NodeJS.ProcessEnv = process.env,
): ReturnType<typeof parseArgs<Config>> {
  const options = config.options ?? {};
  const taken = optionsOfNpm(options, [...(config.args ?? process.argv.slice(2))], env);
  for (const note of taken.notes) process.stderr.write(`${note}\n`);
  try {
    return parseArgs({ ...config, args: taken.args }) as ReturnType<typeof parseArgs<Config>>;
  } catch (error) {
    throw inOneLine(error as NodeJS.ErrnoException, Object.keys(options));
  }
}

/** Node's messages are several sentences long, and name no option that exists. */
function inOneLine(error: NodeJS.ErrnoException, names: string[]): Error {
  const given = /'(.*?)'/.exec(error.message)?.[1] ?? "";
  if (error.code === "ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL")
    return new Error(`unexpected argument '${given}'`);
  if (error.code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") return new Error(unknownOption(given, names));
  return error;
}

/** `unknown option --reboo; did you mean --reboot?` */
export function unknownOption(given: string, names: string[]): string {
  const meant = nearest(given.replace(/^-+/, ""), names);
  return `unknown option ${given}${meant === undefined ? "" : `; did you mean --${meant}?`}`;
}
