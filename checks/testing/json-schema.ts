/**
 * For tests: says where a value is not as a JSON Schema demands. It knows the words that report.schema.json uses, and
 * refuses a schema with any other, so that nothing in it goes unchecked. https://json-schema.org/draft/2020-12/schema
 */
export type Schema = { [word: string]: unknown };

const annotations = ["$schema", "$defs", "title", "description"];

const kindOf = (value: unknown) =>
  value === null
    ? "null"
    : Array.isArray(value)
      ? "array"
      : Number.isInteger(value)
        ? "integer"
        : (typeof value as string);

type Word = (value: never, demand: never, schema: Schema, at: string, root: Schema) => string[];

const words: Record<string, Word> = {
  $ref: (value: unknown, to: string, _schema, at, root) =>
    violations(value, (root.$defs as Record<string, Schema>)[to.replace("#/$defs/", "")] as Schema, at, root),
  oneOf: (value: unknown, choices: Schema[], _schema, at, root) => {
    const each = choices.map((choice) => violations(value, choice, at, root));
    return each.filter((found) => found.length === 0).length === 1
      ? []
      : [`${at}: not one of: ${each.join(" | ")}`];
  },
  type: (value: unknown, type: string, _schema, at) =>
    kindOf(value) === type || (type === "number" && kindOf(value) === "integer")
      ? []
      : [`${at}: ${kindOf(value)} instead of ${type}`],
  const: (value: unknown, demand: unknown, _schema, at) => (value === demand ? [] : [`${at}: not ${demand}`]),
  required: (value: object, keys: string[], _schema, at) =>
    keys.filter((key) => !(key in Object(value))).map((key) => `${at}: no ${key}`),
  properties: (value: object, properties: Record<string, Schema>, _schema, at, root) =>
    Object.entries(Object(value)).flatMap(([key, each]) =>
      properties[key] === undefined ? [] : violations(each, properties[key], `${at}/${key}`, root),
    ),
  additionalProperties: (value: object, _never: false, { properties }, at) =>
    Object.keys(Object(value))
      .filter((key) => !(key in Object(properties)))
      .map((key) => `${at}: ${key} is not known`),
  items: (value: unknown, items: Schema, _schema, at, root) =>
    Array.isArray(value)
      ? value.flatMap((each, index) => violations(each, items, `${at}/${index}`, root))
      : [],
  minItems: (value: unknown[], least: number, _schema, at) =>
    value.length >= least ? [] : [`${at}: too few`],
  maxItems: (value: unknown[], most: number, _schema, at) =>
    value.length <= most ? [] : [`${at}: too many`],
  minLength: (value: string, least: number, _schema, at) =>
    value.length >= least ? [] : [`${at}: too short`],
  minimum: (value: number, least: number, _schema, at) => (value >= least ? [] : [`${at}: under ${least}`]),
  maximum: (value: number, most: number, _schema, at) => (value <= most ? [] : [`${at}: over ${most}`]),
};

/** What is wrong, each with its place; none where all is right. */
export function violations(value: unknown, schema: Schema, at = "", root = schema): string[] {
  return Object.entries(schema)
    .filter(([word]) => !annotations.includes(word))
    .flatMap(([word, demand]) => {
      const judge = words[word];
      if (judge === undefined) throw new Error(`the schema uses '${word}', which is not known here`);
      return judge(value as never, demand as never, schema, at, root);
    });
}
