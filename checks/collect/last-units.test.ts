import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { machineId } from "../../core/paths.ts";
import { labWith } from "../testing/lab-with.ts";
import { keepLastUnits, readLastUnits } from "./last-units.ts";

const folder = mkdtempSync(join(tmpdir(), "units-"));
after(() => rmSync(folder, { recursive: true }));
process.env.VAGRANT_DOTFILE_PATH = folder;
const file = join(folder, "kept", "units.json");

const lab = (units: string) => labWith({ units: `${units}\n\nId=x.service\n` });

test("a unit is kept for a port that is new, or whose task passes; a program that took the port is not", () => {
  keepLastUnits(file, readLastUnits(file), [], lab("5000 onepage.service\n80 nginx.service"));
  assert.deepEqual(readLastUnits(file), { 80: "nginx.service", 5000: "onepage.service" });
  keepLastUnits(file, readLastUnits(file), [80], lab("5000 thief.service\n80 other.service"));
  assert.deepEqual(readLastUnits(file), { 80: "other.service", 5000: "onepage.service" });
  keepLastUnits(file, readLastUnits(file), [5000, 80], lab("80 other.service"));
  assert.deepEqual(readLastUnits(file), { 80: "other.service", 5000: "onepage.service" });
});

test("the units of another machine in the same folder are forgotten", () => {
  keepLastUnits(file, {}, [80], lab("80 nginx.service"));
  const id = join(folder, "machines", "default", "embedded", "id");
  mkdirSync(dirname(id), { recursive: true });
  writeFileSync(id, "the next machine");
  assert.deepEqual(readLastUnits(file), {});
  keepLastUnits(file, readLastUnits(file), [80], lab("80 other.service"));
  assert.deepEqual(readLastUnits(file), { 80: "other.service" });
});

test("names that are no units, a damaged file and a machine without a file give nothing", () => {
  const units = { 5000: "x.service; reboot", 80: "nginx.service" };
  writeFileSync(file, JSON.stringify({ machine: machineId(), units }));
  assert.deepEqual(readLastUnits(file), { 80: "nginx.service" });
  writeFileSync(file, "{");
  assert.deepEqual(readLastUnits(file), {});
  assert.deepEqual(readLastUnits(undefined), {});
});
