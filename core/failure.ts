/** An error for the user: what happened, why, what to do, and a code to look up. */
export interface Failure {
  code: Code;
  what: string;
  why: string;
  fix: string;
}

/** The code of an error, which never changes. docs/troubleshooting.md has a heading for each. */
export type Code = `LAB-${number}`;

/** Where a code is explained. */
export const pageOf = (code: Code) => `docs/troubleshooting.md#${code.toLowerCase()}`;

/** The lines for people. Provisioning, vagrant/ and bootstrap.cjs print the last one in the same form. */
export const inLines = ({ code, what, why, fix }: Failure) =>
  `${what}\n  why: ${why}\n  fix: ${fix}\n${code}: ${pageOf(code)}`;
