/** What depends on what: of all requirements that fail, the graph tells those that are the cause from the others. */
import type { NamedRequirement } from "../collect/model.ts";

type Nodes = ReadonlyMap<string, Pick<NamedRequirement, "dependsOn">>;

/** All that a requirement depends on, directly or through others. Names that are not among the nodes are left out. */
export function allDependencies(name: string, nodes: Nodes): Set<string> {
  const found = new Set<string>();
  const ahead = [...(nodes.get(name)?.dependsOn ?? [])];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    const node = nodes.get(next);
    if (node === undefined || found.has(next)) continue;
    found.add(next);
    ahead.push(...node.dependsOn);
  }
  return found;
}

/**
 * The root failures that block a requirement: of all that it depends on, those that fail although all that they depend on
 * passes. Empty for a root failure.
 * @param fails whether the requirement of that name fails.
 */
export function blockers(name: string, nodes: Nodes, fails: (name: string) => boolean): string[] {
  const failed = [...allDependencies(name, nodes)].filter(fails);
  return failed.filter((each) => ![...allDependencies(each, nodes)].some(fails)).sort();
}
