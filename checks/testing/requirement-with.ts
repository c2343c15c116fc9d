/** For tests: a requirement of which only a few properties matter. */
import assert from "node:assert/strict";
import type { NamedRequirement } from "../collect/model.ts";

/** By default it has the name of its title, is one of task 1, depends on nothing, and cannot be checked. */
export const requirementWith = (more: Partial<NamedRequirement> & { title: string }): NamedRequirement => ({
  name: more.title,
  task: 1,
  layer: "answer",
  dependsOn: [],
  hints: ["look there", "compare", "see"],
  check: () => assert.fail(),
  ...more,
});
