import type { Lab } from "../model.ts";

/** Each sudo has its own sentences, in many languages; but all list a rule indented, with whom it may be used as. */
const rulesIn = (text: string) => Array.from(text.matchAll(/^\s+(\(.+)$/gm), ([, rule = ""]) => rule.trim());

/**
 * The rules of sudo for the user of the process on port 5000.
 * @returns undefined where sudo tells nothing, neither of that user nor of root, who mostly has some: it does not work.
 */
export function sudoRules(lab: Lab): string[] | undefined {
  const text = lab.reading("sudoRights").out.toString();
  if (text.startsWith("none:")) return [];
  const [own = "", ofRoot = ""] = text.split(/^root:$/m);
  return own.trim() !== "" || rulesIn(ofRoot).length > 0 ? rulesIn(own) : undefined;
}
