import assert from "node:assert/strict";
import { test } from "node:test";
import { labWith } from "../testing/lab-with.ts";
import { requirementWith } from "../testing/requirement-with.ts";
import { changesBehind } from "./changed-files.ts";

const changed = `3600 /etc/nginx/nginx.conf
60 /etc/nginx/sites-available/applab
10 /etc/systemd/system/onepage.service
90 /etc/nginx/mime.types
`;
const behind = (layer: "nginx" | "units" | "machine", exercise?: number) =>
  changesBehind(requirementWith({ title: "t", layer }), labWith({ changed }, { exercise }));

test("a failure is told with the newest changes in the files of its layer", () => {
  assert.equal(
    behind("nginx"),
    "/etc/nginx/sites-available/applab (60 seconds ago), /etc/nginx/mime.types (90 seconds ago) and 1 more; 'npm run drift' shows what",
  );
  assert.match(behind("units") ?? "", /^\/etc\/systemd\/system\/onepage\.service \(10 seconds ago\);/);
});

test("nothing is told of a layer without files, nor in an exercise lab, where everything is changed", () => {
  assert.equal(behind("machine"), undefined);
  assert.equal(behind("nginx", 3), undefined);
});
