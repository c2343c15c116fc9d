/** The text of an error: what happened, why, what to do, and where to read more. */
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

/** The lines for people. Provisioning, Vagrant's side and bootstrap.cjs write the last one alike. */
export const formatFailure = ({ code, what, why, fix }: Failure) =>
  `${what}\n  why: ${why}\n  fix: ${fix}\n${code}: ${pageOf(code)}`;
