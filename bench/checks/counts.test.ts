import assert from "node:assert/strict";
import { test } from "node:test";
import { ofOurs, ofPytest, ofRspec, ofTap } from "./counts.ts";

test("pytest's last line counts passed and failed tests, not skipped ones", () => {
  const bar = "=".repeat(20);
  assert.deepEqual(ofPytest(`test_lab.py ......\n\n${bar} 12 passed in 3.20s ${bar}\n`), {
    evaluated: 12,
    passed: 12,
  });
  assert.deepEqual(ofPytest(`${bar} 2 failed, 9 passed, 1 skipped, 1 warning in 63.20s (0:01:03) ${bar}`), {
    evaluated: 11,
    passed: 9,
  });
  assert.deepEqual(ofPytest(`${bar} 1 error in 0.20s ${bar}`), { evaluated: 0, passed: 0 });
  assert.deepEqual(ofPytest("Traceback (most recent call last):"), { evaluated: 0, passed: 0 });
});

test("rspec's last line counts all examples, of which pending ones were not evaluated", () => {
  assert.deepEqual(ofRspec("Finished in 2 seconds\n12 examples, 0 failures\n"), {
    evaluated: 12,
    passed: 12,
  });
  assert.deepEqual(ofRspec("12 examples, 3 failures, 1 pending"), { evaluated: 11, passed: 8 });
  assert.deepEqual(ofRspec("1 example, 1 failure"), { evaluated: 1, passed: 0 });
  assert.deepEqual(ofRspec("0 examples, 0 failures, 1 error occurred outside of examples"), {
    evaluated: 0,
    passed: 0,
  });
});

test("TAP counts the lines of tests that were not skipped", () => {
  assert.deepEqual(ofTap("1..4\nok 1 a\nnot ok 2 b\n# why\nok 3 c # skip no network\nok 4 d\n"), {
    evaluated: 3,
    passed: 2,
  });
});

test("applab's last line counts requirements that pass, fail and could not be judged", () => {
  assert.deepEqual(ofOurs("  ✔ a title\n\nAll 43 requirements pass. (0.9 s)\n"), {
    evaluated: 43,
    passed: 43,
  });
  assert.deepEqual(ofOurs("\n2 of 43 requirements fail. (0.9 s)\n"), { evaluated: 43, passed: 41 });
  assert.deepEqual(ofOurs("\n2 of 43 requirements fail; 20 more are blocked. (0.9 s)\n"), {
    evaluated: 43,
    passed: 21,
  });
  assert.deepEqual(
    ofOurs("\n2 of 43 requirements fail. 1 of 43 requirements could not be judged: please report this.\n"),
    { evaluated: 42, passed: 40 },
  );
  assert.deepEqual(ofOurs("There is no lab yet.\n"), { evaluated: 0, passed: 0 });
});
