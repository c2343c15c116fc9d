/** Runs the real step 0a-trust in a mount namespace with its own /etc. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { execaSync } from "execa";

const script = fileURLToPath(new URL("0a-trust.test-help.sh", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "trust-"));
after(() => rmSync(folder, { recursive: true }));

const namespace = process.getuid?.() === 0 ? "-m" : "-rm";
const { failed } = execaSync("unshare", [namespace, "true"], { reject: false });
const skip = failed && "unshare is not allowed here";

/** Two certificate authorities; a line of its text identifies each. */
const [first, second] = ["first", "second"].map((name) => {
  const words = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  const { stdout } = execaSync("openssl", ["req", ...words, "-subj", `/CN=${name}`, "-keyout", "/dev/null"]);
  return { pem: stdout.trim(), line: stdout.split("\n")[2] as string };
}) as [{ pem: string; line: string }, { pem: string; line: string }];

/**
 * Runs the step once for each text of certificates, in one lab.
 * @returns for each run the step's output, and the authorities that the bundle, Node's file and the folder contain.
 */
function trust(...pems: string[]): { summary: string; has: string[] }[] {
  const run = mkdtempSync(join(folder, "run-"));
  const { stdout } = execaSync("unshare", [namespace, "bash", script, run, ...pems], {
    env: { FIRST: first.line, SECOND: second.line },
    timeout: 120_000,
  });
  return stdout
    .split("\n\n")
    .filter(Boolean)
    .map((text) => {
      const [summary = "", ...has] = text.trim().split("\n");
      return { summary, has: has.map((each) => each.split(":")[1] as string) };
    });
}

test("a removed authority is no longer trusted", { skip }, () => {
  assert.deepEqual(trust(first.pem, "", second.pem), [
    { summary: "1 extra certificate authorities, without a proxy", has: ["10", "10", "10"] },
    { summary: "0 extra certificate authorities, without a proxy", has: ["00", "00", "00"] },
    { summary: "1 extra certificate authorities, without a proxy", has: ["01", "01", "01"] },
  ]);
});

test("other text in a certificate file is removed", { skip }, () => {
  const [{ summary, has } = { summary: "", has: [] }] = trust(
    `# of the school\n\n${first.pem}\nsubject=/CN=second\n${second.pem}\nthe end`,
  );
  assert.equal(summary, "2 extra certificate authorities, without a proxy");
  assert.deepEqual(has, ["11", "11", "11"]);
});
