/** Between the host and the lab is a network, and behind a port may be anybody. With a real ssh client. */
import { writeFileSync } from "node:fs";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { suite, test } from "node:test";
import { assertBroken, runChecks } from "../testing/run-checks.ts";
import { noSshd, testSshd } from "../testing/test-sshd.ts";

const deadline = ["--deadline", "3"];

/** A server that takes connections, and then does something else than ssh. */
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

test("a network that swallows all behind the beginning is no wrong answer", { skip: noSshd }, async () => {
  const server = await testSshd();
  const relay = (socket: Socket) => {
    const there = connect(server.port, "127.0.0.1").on("error", () => {});
    let passed = 0;
    socket.pipe(there);
    there.on("data", (data) => {
      passed += data.length;
      // Behind the login, in the middle of the answer.
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
  "takes connections and never says a word": [() => {}, /in time.*\n.*after 3 s/],
  "says its name and nothing more": [(socket) => socket.write("SSH-2.0-none\r\n"), /in time.*\n.*after 3 s/],
  "hangs up at once": [(socket) => socket.destroy(), /cannot be reached over ssh.*\n.*exit code 255/],
  "speaks without end": [
    (socket) => {
      const more = () => socket.write(Buffer.alloc(65_536, "x\r\n"), (error) => error ?? setImmediate(more));
      more();
    },
    /cannot be reached over ssh.*\n.*exit code 255/,
  ],
};
suite("a server that is none", { concurrency: 3 }, () => {
  for (const [name, [serve, why]] of Object.entries(strange)) {
    test(`a lab that ${name} is no wrong answer`, () =>
      withServer(serve, async (port) => {
        const target = `ssh://nobody@127.0.0.1:${port}`;
        assertBroken(await runChecks(["--target", target, "--reporter", "json", ...deadline]), why);
      }));
  }
});
