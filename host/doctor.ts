/**
 * npm run doctor: what this host has of what the lab needs, and the mend of what it lacks, under a code each. Exit code
 * 1 if it lacks something.
 */
import { examine, inLines } from "./examine.ts";

const findings = await examine();
console.log(inLines(findings));
process.exitCode = findings.some(({ state }) => state === "bad") ? 1 : 0;
