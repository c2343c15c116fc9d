/** For tests: a real sshd of their own stands for this folder's lab, in the environment of this process. */
import { after } from "node:test";
import { asLab } from "./fake-vagrant-lab.ts";
import { noSshd, noSudo, testSshd } from "./test-sshd.ts";

/** Why there is none; false where there is one. */
export const skip = noSshd || noSudo;
const server = skip ? undefined : await testSshd();
after(() => server?.stop());
if (server !== undefined) Object.assign(process.env, asLab(server));

/** A folder for the tests, which goes with the sshd. */
export const folder = server?.folder ?? "";
