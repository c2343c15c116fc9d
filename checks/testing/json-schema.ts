/** For tests: validates a value against a JSON Schema (draft 2020-12). */
import { Ajv2020 } from "ajv/dist/2020.js";

export type Schema = { [word: string]: unknown };

/** Strict: a schema with an unknown keyword is rejected, because it would not be checked. */
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });

/** The errors, each with its place; empty for a valid value. */
export function violations(value: unknown, schema: Schema): string[] {
  const judge = ajv.compile(schema);
  judge(value);
  return (judge.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`);
}
