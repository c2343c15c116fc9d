/** The site without the sections of unsolved tasks, as provisioning installs it. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { project } from "../checkout.ts";
import type { Nginx } from "./nginx.ts";
import { withEcho } from "./services.ts";
import { type Service, siteUntil, startSite } from "./site.ts";

/** A path of each service, and the task that adds it. */
const paths: [path: string, service: Service, task: number][] = [
  ["/airbnb-onepage", "onepage", 2],
  ["/airbnb-dynamic/number_odd_or_even/7", "dynamic", 3],
  ["/api/v1/status", "api", 4],
  ["/", "web", 5],
];

export function cuts(nginx: () => Nginx): void {
  for (const task of [2, 3, 4, 5]) {
    test(`nginx -t accepts the site of tasks 2 to ${task}, which serves only the paths of these tasks`, async () => {
      const site = await startSite(nginx(), {}, task);
      try {
        assert.match(site.verdict, /test is successful/);
        assert.doesNotMatch(site.verdict, /\[[a-z]+\]/);
        await withEcho(site, async ({ requests }) => {
          for (const [path, service, needs] of paths) {
            const { status, body } = await site.ask(path);
            assert.equal(status, needs <= task ? 200 : 404, path);
            assert.doesNotMatch(body, /Welcome/);
            assert.equal(requests.at(-1)?.service === service, needs <= task, path);
          }
        });
        assert.equal((await site.ask("/assets/style.css")).status, task === 5 ? 200 : 404);
        // Its service does not exist yet.
        const { status, body } = await site.ask("/airbnb-onepage/");
        assert.equal(status, 502);
        assert.match(body, /does not answer/);
      } finally {
        await site.stop();
      }
    });
  }

  test("the sections of tasks 2 to 5 are the whole site", () => {
    assert.equal(siteUntil(5), readFileSync(join(project, "nginx", "applab.conf"), "utf8"));
    for (const task of [2, 3, 4]) assert.ok(siteUntil(task).length < siteUntil(task + 1).length);
  });
}
