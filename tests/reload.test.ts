/** Reloads under load: the site in front of our application server, with the lab's Node. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { labNode } from "../core/lab-node.ts";
import { project } from "./checkout.ts";
import { endWithUs } from "./cleanup-on-exit.ts";
import { load, type Result } from "./reload/load.ts";
import { installedNginx } from "./site/nginx.ts";
import { answering, type Site, startSite, until } from "./site/site.ts";

const reloads = 10;
const requests = 100_000;

const folder = mkdtempSync(join(tmpdir(), "reload-"));
const post = join(folder, "post");
writeFileSync(post, "a=1&".repeat(100));
let site: Site;
let node: string;

before(async () => {
  node = await labNode();
  site = await startSite(await installedNginx());
});
after(async () => {
  await site?.stop();
  rmSync(folder, { recursive: true });
});

for (const workers of [1, 3]) {
  test(`${reloads} reloads of ${workers} workers lose none of ${requests} requests`, async (context) => {
    const errorLog = join(folder, `error-${workers}.log`);
    const address = `127.0.0.1:${site.ports.onepage}`;
    const options = ["--bind", address, "--workers", String(workers), "--error-logfile", errorLog];
    const logs = ["--access-logfile", join(folder, "access.log")];
    const args = ["app/appserver.ts", ...options, ...logs, "tests/reload/app.ts"];
    const server = endWithUs(spawn(node, args, { cwd: project, stdio: "ignore" }));
    const done = () => readFileSync(errorLog, "utf8").match(/\] reloaded/g)?.length ?? 0;
    const results: Result[] = [];
    let loading = true;
    const reloading = async () => {
      for (let count = 1; loading; count++) {
        server.kill("SIGUSR2");
        await until(`reload ${count}`, () => (done() >= count ? true : undefined));
      }
    };
    try {
      await answering(site.ports.onepage);
      const under = reloading();
      const url = `http://127.0.0.1:${site.port}/airbnb-onepage/`;
      const total = () => results.reduce((sum, { complete }) => sum + complete, 0);
      while (done() < reloads || total() < requests) {
        const kinds = [
          { keepAlive: true, requests: 6000 },
          { keepAlive: false, requests: 3000 },
          { keepAlive: true, requests: 6000, post },
          { keepAlive: false, requests: 3000, post },
        ];
        results.push(...(await Promise.all(kinds.map((kind) => load({ url, connections: 12, ...kind })))));
      }
      loading = false;
      await under;
      const failed = results.reduce((sum, result) => sum + result.failed, 0);
      const worst = Math.max(...results.map((result) => result.worst));
      context.diagnostic(
        `${total()} requests, ${failed} failed, ${done()} reloads, worst latency ${worst} ms`,
      );
      assert.equal(failed, 0);
    } finally {
      loading = false;
      server.kill("SIGINT");
      await once(server, "exit");
    }
  });
}
