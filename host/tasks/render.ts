/** As much of Markdown as the pages need, for a terminal: headings, paragraphs, lists, code, a picture, the fold. */
import type { Paint } from "../../core/terminal.ts";
import { mermaidToText } from "./mermaid.ts";
import type { Page } from "./pages.ts";

export interface Look {
  /** Columns into which text is wrapped; code keeps its lines. */
  width: number;
  paint: Paint;
  /** Whether the solution is unfolded. */
  solution: boolean;
}

/** A page as it is shown. */
export function render({ text, number }: Page, look: Look): string {
  const folded = look.solution
    ? text.replace(/^<\/?details>$|^<summary>.*<\/summary>$/gm, (line) =>
        line === "<details>" ? "## The solution" : "",
      )
    : text.replace(
        /^<details>$[\s\S]*?^<\/details>$/m,
        `The solution is hidden; show it with \`npm run task -- ${number} --solution\``,
      );
  const blocks = inBlocks(folded);
  return blocks.reduce((page, block, index) => {
    // The points of a list stand close together.
    const close = isPoint(block) && isPoint(blocks[index - 1]);
    return `${page}${page === "" || close ? "" : "\n"}${show(block, look)}\n`;
  }, "");
}

/** Lines that belong together: a fence, indented code, or the text between two empty lines. */
function inBlocks(text: string): string[][] {
  const blocks: string[][] = [];
  let block: string[] = [];
  const end = () => {
    if (block.length > 0) blocks.push(block);
    block = [];
  };
  for (const line of text.split("\n")) {
    const open = block[0]?.startsWith("```") ?? false;
    if (open) {
      block.push(line);
      if (line === "```") end();
    } else if (line === "") end();
    else {
      // List items, headings and fences each start a new block.
      if (/^(- |#|```)/.test(line)) end();
      block.push(line);
    }
  }
  end();
  return blocks;
}

const isPoint = (block: string[] | undefined) => block?.[0]?.startsWith("- ") ?? false;

function show(block: string[], { width, paint }: Look): string {
  const [first = ""] = block;
  const text = block.map((line) => line.trim()).join(" ");
  if (first.startsWith("```mermaid")) return indented(mermaidToText(block.slice(1, -1)), "    ");
  if (first.startsWith("```")) return indented(block.slice(1, -1), "    ");
  if (first.startsWith("    ")) return indented(block, "");
  const [, marks = "", heading = ""] = /^(#+) (.*)$/.exec(first) ?? [];
  if (marks.length === 1) return paint("bold", heading.toUpperCase());
  if (marks.length === 2) return paint("bold", heading);
  if (marks.length > 2) return wrap(heading, width).replace(/.+/g, (line) => paint("green", line));
  // The text of a list item is aligned under its first word.
  const inList = /^(- | {2})/.test(first) ? "  " : "";
  const lines = wrap(text, width - inList.length, first.startsWith("- ") ? 2 : 0);
  return inline(
    first.startsWith("  ") ? indented(lines.split("\n"), inList) : lines.replace(/^- /, "• "),
    paint,
  );
}

const indented = (lines: string[], by: string) =>
  lines.map((line) => (line === "" ? "" : by + line)).join("\n");

/** Breaks a text between its words; every line but the first begins some columns further in. */
function wrap(text: string, width: number, columns = 0): string {
  const hanging = " ".repeat(columns);
  const lines: string[] = [];
  let line = "";
  for (const word of words(text)) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = hanging + word;
    } else line += line === "" || line === hanging ? word : ` ${word}`;
  }
  return [...lines, line].join("\n");
}

/** A command between backticks is one word, so that a line break cannot split it. */
function words(text: string): string[] {
  const linked = text.replace(/\[([^\]]+)\]\(([^)]+)\)/g, (_, name, to) =>
    to.startsWith("http") ? `${name} <${to}>` : name,
  );
  return linked.match(/(?:`[^`]*`|[^\s`])+/g) ?? [];
}

function inline(text: string, paint: Paint): string {
  return text
    .replace(/`([^`]*)`|\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*/g, (all, code, strong, emphasis) => {
      if (code === undefined) return paint("bold", strong ?? emphasis);
      // Without colours only the backticks tell where it ends.
      const painted = paint("green", code);
      return painted === code ? all : painted;
    })
    .replace(/<(https?:[^>]+)>/g, (_, address) => paint("dim", `<${address}>`));
}
