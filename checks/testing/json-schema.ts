/** For tests: says where a value is not as a JSON Schema (draft 2020-12) demands. */
import { Ajv2020 } from "ajv/dist/2020.js";

export type Schema = { [word: string]: unknown };

/** Strict: a schema with a word that the standard does not know is refused, so that nothing in it goes unchecked. */
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });

/** What is wrong, each with its place; none where all is right. */
export function violations(value: unknown, schema: Schema): string[] {
  const judge = ajv.compile(schema);
  judge(value);
  return (judge.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`);
}
