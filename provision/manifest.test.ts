import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { execa } from "execa";

const part = fileURLToPath(new URL("manifest/4-processes.sh", import.meta.url));

/** Listens, prints its port, and often changes between running and sleeping, like a server under load. */
const restless = `
  const server = require("node:net").createServer().listen(0, "127.0.0.1", () => console.log(server.address().port));
  setInterval(() => { for (const end = performance.now() + 1; performance.now() < end; ); }, 2)`;

test("the manifest names the owner of a listening process that often changes between running and sleeping", async (context) => {
  const server = spawn(process.execPath, ["-e", restless], { stdio: ["ignore", "pipe", "inherit"] });
  context.after(() => server.kill());
  const [port] = await once(server.stdout, "data");
  const { stdout } = await execa("bash", ["-s"], {
    input: `source '${part}'
      declare -A name_of=([${process.getuid?.()}]=somebody) unit_of=()
      row=$(ss -Hltunp "sport = :${String(port).trim()}")
      ask() { for ((time = 0; time < 3000; time++)); do echo "$row"; done; }
      ports | sort | uniq -c`,
  });
  assert.match(stdout, /^ *3000 port\ttcp 127\.0\.0\.1:\d+\t\S+ of somebody, by hand$/);
});
