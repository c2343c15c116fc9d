/** npm run dev: a service on this host, anew after each change of its source. No lab is needed. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { after, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { execa } from "execa";
import { checkout } from "./checkout.ts";

const clone = checkout();
after(() => clone.remove());
const dev = (...args: string[]) =>
  execa({ cwd: clone.folder, reject: false, all: true, timeout: 60_000 })(process.execPath, [
    join("host", "ready.cjs"),
    join("host", "dev.ts"),
    ...args,
  ]);

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  return port;
}

test("a service is served on this host, a change of its source at once, and its end leaves nobody on the port", async () => {
  const port = await freePort();
  const page = () =>
    fetch(`http://127.0.0.1:${port}/airbnb-onepage/`, { headers: { connection: "close" } }).then(
      (answer) => answer.text(),
      () => "nobody",
    );
  const running = dev("onepage", "--bind", `127.0.0.1:${port}`);
  const shows = async (text: string) => {
    for (const end = Date.now() + 20_000; Date.now() < end; await pause(50))
      if ((await page()) === text) return;
    assert.fail(`the page is '${await page()}', not '${text}'`);
  };
  try {
    await shows("Hello HBNB!");
    const source = join(clone.folder, "app", "onepage.ts");
    writeFileSync(source, readFileSync(source, "utf8").replace("Hello HBNB!", "Hello again!"));
    await shows("Hello again!");
  } finally {
    running.kill("SIGTERM");
  }
  await running;
  await shows("nobody");
});

test("a service that there is not is refused with the names of those that there are", async () => {
  const { exitCode, all } = await dev("onpage");
  assert.equal(exitCode, 2);
  assert.equal(all, "There is no service 'onpage'; there are: api, dynamic, onepage, web.");
});
