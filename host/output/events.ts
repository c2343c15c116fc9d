import type { Code } from "../../core/failure.ts";

/** Something that is downloaded, and its size; undefined if the size is unknown. */
export interface Download {
  what: string;
  megabytes?: number;
}

/** The events of `npm start`, as in events.schema.json; output.ts adds `elapsed`. */
export type Event =
  | { event: "begin"; fresh: boolean; task?: number; typical?: number; downloads: Download[]; log: string }
  | { event: "note"; text: string }
  | {
      event: "finding";
      thing: string;
      state: "good" | "warning" | "bad";
      found: string;
      fix?: string;
      code?: Code;
    }
  | { event: "step"; name: string; text: string; seconds: number; typical?: number }
  | { event: "requirement"; task: number; title: string; holds: boolean; [more: string]: unknown }
  | { event: "error"; code: Code; what: string; why: string; fix: string; docs: string; log: string }
  | { event: "ways"; site: string; service: string; task?: number }
  | { event: "end"; exitCode: number };
