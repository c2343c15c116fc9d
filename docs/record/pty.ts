/** A command in a terminal of its own, with the times at which its output came. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";

/** How wide that terminal is. */
export const columns = 120;

/** Something because of which there is no recording. */
export class Unrecordable extends Error {
  readonly fix: string;
  constructor(message: string, fix: string) {
    super(message);
    this.fix = fix;
  }
}

export interface Recording {
  exitCode: number;
  /** What was printed, in pieces as they came; seconds since the start. */
  pieces: { at: number; text: string }[];
}

/** Runs a command by util-linux's `script`, which is there on any Linux. */
export async function record(command: string, options: { cwd: string }): Promise<Recording> {
  const folder = mkdtempSync(join(tmpdir(), "record-"));
  const [output, timing] = [join(folder, "output"), join(folder, "timing")];
  const inTerminal = `stty cols ${columns} rows 50; ${command}`;
  try {
    const { exitCode, failed, code } = await execa(
      "script",
      ["-q", "-e", "-O", output, "-T", timing, "-m", "classic", "-c", inTerminal],
      {
        ...options,
        reject: false,
        stdin: "ignore",
        stdout: "ignore",
        env: { TERM: "xterm-256color", FORCE_COLOR: "1", npm_config_loglevel: "silent" },
      },
    );
    if (failed && exitCode === undefined)
      throw new Unrecordable(`script cannot be run: ${code}`, "record on Linux, where util-linux brings it");
    return {
      exitCode: exitCode ?? 0,
      pieces: inPieces(withoutFrame(readFileSync(output)), readFileSync(timing, "utf8")),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** `script` writes a line of its own before and after what was printed; the timing knows nothing of them. */
function withoutFrame(bytes: Buffer): Buffer {
  const end = bytes.lastIndexOf("\nScript done on ");
  return bytes.subarray(bytes.indexOf("\n") + 1, end < 0 ? bytes.length : end);
}

function inPieces(bytes: Buffer, timing: string): Recording["pieces"] {
  let at = 0;
  let from = 0;
  // A piece may end within a character.
  const decoder = new TextDecoder();
  return timing
    .split("\n")
    .filter(Boolean)
    .map((line) => {
      const [seconds = 0, length = 0] = line.split(" ").map(Number);
      at += seconds;
      from += length;
      return { at, text: decoder.decode(bytes.subarray(from - length, from), { stream: true }) };
    });
}
