/** A command and the lines that it printed, each with the moment when it was there. */
import { columns, record } from "./pty.ts";

export type Style = "plain" | "bold" | "dim" | "red" | "green";

export interface Line {
  /** Seconds since the command began. */
  at: number;
  parts: { style: Style; text: string }[];
}

export interface Scene {
  command: string;
  exitCode: number;
  lines: Line[];
}

/** Runs a command in a terminal. */
export async function runScene(command: string, options: { cwd: string }): Promise<Scene> {
  const { exitCode, pieces } = await record(command, options);
  return { command, exitCode, lines: inLines(pieces, columns) };
}

const styles: Record<string, Style> = {
  "0": "plain",
  "1": "bold",
  "2": "dim",
  "22": "plain",
  "31": "red",
  "32": "green",
  "39": "plain",
};

/**
 * What a terminal would show of a text, line by line: colours, carriage returns, and lines that are too long. Whatever
 * else steers a terminal is left out.
 */
export function inLines(pieces: { at: number; text: string }[], width: number): Line[] {
  const lines: Line[] = [];
  let cells: { style: Style; text: string }[] = [];
  let column = 0;
  let style: Style = "plain";
  let last = 0;
  const end = () => {
    lines.push({ at: last, parts: joined(cells) });
    cells = [];
    column = 0;
  };
  for (const { at, text } of pieces) {
    last = at;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it is about
    for (const [, codes, final, character] of text.matchAll(/\u001b\[([\d;?]*)([A-Za-z])|([^\u001b])/gu)) {
      if (final === "m") style = styles[codes?.split(";").at(-1) || "0"] ?? style;
      else if (final === "K") cells.length = column;
      else if (character === "\n") end();
      else if (character === "\r") column = 0;
      else if (character !== undefined && character >= " ") {
        if (column === width) end();
        cells[column] = { style, text: character };
        column += 1;
      }
    }
  }
  if (cells.length > 0) end();
  return lines;
}

/** Neighbours of one style as one part, without what is blank at the end. */
function joined(cells: Line["parts"]): Line["parts"] {
  const parts: Line["parts"] = [];
  for (const { style, text } of cells) {
    const previous = parts.at(-1);
    if (previous !== undefined && (previous.style === style || text === " ")) previous.text += text;
    else parts.push({ style, text });
  }
  const end = parts.at(-1);
  if (end !== undefined) end.text = end.text.trimEnd();
  return parts;
}
