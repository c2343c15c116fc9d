/**
 * The real lab, in the order of a learner's day: an interrupted start, a provisioning that fails, a start that
 * continues, breaks, reboots, halt, every fault, destroy. All tests share one machine, and restore snapshots of earlier states. Each
 * test needs the tests before it.
 */
import { beforeEach, test } from "node:test";
import { notTried } from "./failures.ts";
import { driftOfAFreshLab, driftOfALabSolvedAtOnce, driftOfARebootedLab } from "./lab/drift.ts";
import { exercise } from "./lab/exercise.ts";
import { theLearnersCommands, theTwoSidedLaw } from "./lab/faults.ts";
import type { Foundation } from "./lab/foundation.ts";
import { destroy, haltAndUp, rebootByTheChecks } from "./lab/power.ts";
import {
  provisioningOfAChangedLab,
  provisioningOfAChangedService,
  secondProvisioning,
} from "./lab/provision.ts";
import { requests } from "./lab/requests.ts";
import { resetAndUndo } from "./lab/reset.ts";
import { services3to7 } from "./lab/services.ts";
import { session } from "./lab/session.ts";
import { clock, snapshots } from "./lab/snapshots.ts";
import { solutionsOfThePages } from "./lab/solutions.ts";
import { failedStarts, start } from "./lab/start.ts";
import { verdicts } from "./lab/verdicts.ts";

let missing: string | undefined;

const foundation: Foundation = (name, body) => {
  test(name, async () => {
    missing = name;
    await body();
    missing = undefined;
  });
};

beforeEach(() => {
  if (missing !== undefined) throw notTried(missing);
});

failedStarts();
exercise(foundation);
start(foundation);
secondProvisioning();
driftOfAFreshLab();
verdicts();
snapshots();
clock();
resetAndUndo();
theLearnersCommands();
services3to7();
session();
provisioningOfAChangedService();
provisioningOfAChangedLab();
requests();
rebootByTheChecks();
driftOfARebootedLab();
haltAndUp(foundation);
driftOfALabSolvedAtOnce();
solutionsOfThePages(foundation);
theTwoSidedLaw();
destroy();
