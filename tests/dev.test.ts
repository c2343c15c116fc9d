/** npm run dev: a service on this host, restarted after each change of its source. No lab is needed. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { execa } from "execa";
import { checkout } from "./checkout.ts";

const clone = checkout();
after(() => clone.remove());
const dev = (...args: string[]) =>
  execa({ cwd: clone.folder, reject: false, all: true, timeout: 60_000 })(process.execPath, [
    join("host", "bootstrap.cjs"),
    join("host", "dev.ts"),
    ...args,
  ]);

test("dev serves a service on this host, serves each change of its source at once, and leaves the port free when it ends", async () => {
  // With port 0 the system chooses a free port.
  const running = dev("onepage", "--bind", "127.0.0.1:0");
  let said = "";
  running.all.setEncoding("utf8").on("data", (data) => {
    said += data;
  });
  const says = async (what: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const found = what.exec(said);
      if (found !== null) return found;
      // If the command ends without this output, waiting is useless.
      await Promise.race([
        once(running.all, "data"),
        running.then(() => assert.fail(`never said ${what}:\n${said}`)),
      ]);
    }
  };
  try {
    const [, url] = await says(/listens on (http:\S+)\n/);
    const page = async () =>
      (await fetch(`${url}/airbnb-onepage/`, { headers: { connection: "close" } })).text();
    assert.equal(await page(), "Hello HBNB!");
    const source = join(clone.folder, "app", "onepage.ts");
    writeFileSync(source, readFileSync(source, "utf8").replace("Hello HBNB!", "Hello again!"));
    await says(/\] reloaded\n/);
    assert.equal(await page(), "Hello again!");
    running.kill("SIGTERM");
    await running;
    await assert.rejects(page());
  } finally {
    running.kill("SIGTERM");
  }
});

test("dev rejects an unknown service and lists the services that exist", async () => {
  const { exitCode, all } = await dev("onpage");
  assert.equal(exitCode, 2);
  assert.equal(all, "There is no service 'onpage'; there are: api, dynamic, onepage, web.");
});
