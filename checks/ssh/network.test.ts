/** A broken network, or another server on the lab's port. With a real ssh client. */
import { writeFileSync } from "node:fs";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { suite, test } from "node:test";
import { assertBroken, runChecks } from "../testing/run-checks.ts";
import { noSshd, testSshd } from "../testing/test-sshd.ts";

const deadline = ["--deadline", "3"];

/** A server that accepts connections and does not speak ssh. */
async function withServer(
  serve: (socket: Socket) => void,
  use: (port: number) => Promise<void>,
): Promise<void> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on("error", () => {}));
    serve(socket);
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  try {
    await use((server.address() as AddressInfo).port);
  } finally {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
}

test("a network that stops in the middle of the answer gives exit code 2", { skip: noSshd }, async () => {
  const server = await testSshd();
  const relay = (socket: Socket) => {
    const there = connect(server.port, "127.0.0.1").on("error", () => {});
    let passed = 0;
    socket.pipe(there);
    there.on("data", (data) => {
      passed += data.length;
      // After the login, in the middle of the answer.
      if (passed < 6000) socket.write(data);
    });
    socket.on("close", () => there.destroy());
  };
  try {
    await withServer(relay, async (port) => {
      writeFileSync(server.knownHosts, `[127.0.0.1]:${port} ${server.hostKey}\n`);
      const target = server.target.replace(`:${server.port}`, `:${port}`);
      assertBroken(
        await runChecks(["--target", target, "--reporter", "json", ...deadline]),
        /in time.*\n.*after 3 s/,
      );
    });
  } finally {
    await server.stop();
  }
});

const strange: Record<string, [serve: (socket: Socket) => void, why: RegExp]> = {
  "accepts connections and never sends data": [() => {}, /in time.*\n.*after 3 s/],
  "sends only its version": [(socket) => socket.write("SSH-2.0-none\r\n"), /in time.*\n.*after 3 s/],
  "closes the connection at once": [
    (socket) => socket.destroy(),
    /cannot be reached over ssh.*\n.*exit code 255/,
  ],
  "sends data without end": [
    (socket) => {
      const more = () => socket.write(Buffer.alloc(65_536, "x\r\n"), (error) => error ?? setImmediate(more));
      more();
    },
    /cannot be reached over ssh.*\n.*exit code 255/,
  ],
};
suite("a server that does not speak ssh", { concurrency: 3 }, () => {
  for (const [name, [serve, why]] of Object.entries(strange)) {
    test(`a lab that ${name} gives exit code 2`, () =>
      withServer(serve, async (port) => {
        const target = `ssh://nobody@127.0.0.1:${port}`;
        assertBroken(await runChecks(["--target", target, "--reporter", "json", ...deadline]), why);
      }));
  }
});
