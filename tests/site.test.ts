/** The site in front of services that run, echo or fail, with the Nginx of this host and with the newest. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { assets } from "./site/assets.ts";
import { cuts } from "./site/cuts.ts";
import { failures } from "./site/failures.ts";
import { headers } from "./site/headers.ts";
import { log } from "./site/log.ts";
import { newestNginx } from "./site/newest.ts";
import { installedNginx, type Nginx } from "./site/nginx.ts";
import { routing } from "./site/routing.ts";
import { type Site, startSite } from "./site/site.ts";
import { unavailable } from "./site/unavailable.ts";

for (const [name, find] of [
  ["this host's Nginx", installedNginx],
  ["the newest Nginx", newestNginx],
] as const) {
  describe(name, () => {
    let nginx: Nginx;
    let site: Site;
    before(async () => {
      nginx = await find();
      site = await startSite(nginx);
    });
    after(() => site?.stop());

    test("nginx -t accepts the site without a warning", (context) => {
      context.diagnostic(`Nginx ${nginx.version}`);
      assert.match(site.verdict, /test is successful/);
      assert.doesNotMatch(site.verdict, /\[[a-z]+\]/);
    });

    routing(() => site);
    headers(() => site);
    log(() => site);
    assets(() => site);
    unavailable(
      () => site,
      () => nginx,
    );
    cuts(() => nginx);
    failures(
      () => site,
      () => nginx,
    );
  });
}
