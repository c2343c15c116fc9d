/** Shell programs that run in the lab. Each is a `.sh` file beside the module that sends it; its parameters are variables. */
import { readFileSync } from "node:fs";

/**
 * The text of a shell program, or of a program that it runs.
 * @param name of the file.
 * @param module the `import.meta.url` of the module beside it.
 */
export function shellScript(name: string, module: string): string {
  // A checkout on Windows can have other line ends.
  return readFileSync(new URL(name, module), "utf8").replace(/\r$/gm, "");
}

type Word = string | number;

/** A word that bash reads as it is, whatever is in it. */
export const quoted = (word: Word) => `'${String(word).replaceAll("'", "'\\''")}'`;

/**
 * Lines that set the variables of a shell program: a list becomes an array, and a record an associative array.
 * They go before the text of the program.
 */
export function shellVariables(
  variables: Record<string, Word | readonly Word[] | Readonly<Record<string, Word>>>,
): string {
  const lines = Object.entries(variables).map(([name, value]) => {
    if (typeof value !== "object") return `${name}=${quoted(value)}\n`;
    if (Array.isArray(value)) return `${name}=(${value.map(quoted).join(" ")})\n`;
    const entries = Object.entries(value).map(([key, word]) => `[${quoted(key)}]=${quoted(word)}`);
    return `declare -A ${name}=(${entries.join(" ")})\n`;
  });
  return lines.join("");
}
