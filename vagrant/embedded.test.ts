import assert from "node:assert/strict";
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { hasRuby, ruby } from "./plain-ruby.ts";

const guest = {
  binary: "/usr/bin/qemu-system-x86_64",
  arch: "x86_64",
  accelerator: "tcg,thread=multi,tb-size=512",
  id: "8c3f",
  name: "applab-default",
  memory: 1024,
  cpus: 2,
  directory: "/home/kim/applab/.vagrant/machines/default/embedded",
  forwards: [{ id: "ssh", protocol: null, host_ip: "127.0.0.1", host: 2222, guest: 22 }],
};
const commandLine = (changes: object): string[] =>
  ruby("embedded/command_line.rb", "CommandLine.build(**input)", { ...guest, ...changes }) as string[];

/** The values of every occurrence of an option. */
const after = (words: string[], option: string): (string | undefined)[] =>
  words.flatMap((word, index) => (word === option ? [words[index + 1]] : []));

test("each forwarded port is a rule of the one network, bound to the address that it names", hasRuby, () => {
  const words = commandLine({
    forwards: [
      { protocol: "tcp", host_ip: "127.0.0.1", host: 2200, guest: 22 },
      { host_ip: "192.0.2.7", host: 8080, guest: 80 },
      { protocol: "udp", host_ip: "0.0.0.0", host: 5353, guest: 53 },
    ],
  });
  assert.deepEqual(after(words, "-netdev"), [
    "user,id=net,hostfwd=tcp:127.0.0.1:2200-:22,hostfwd=tcp:192.0.2.7:8080-:80,hostfwd=udp:0.0.0.0:5353-:53",
  ]);
});

test("a machine without forwarded ports also has a network", hasRuby, () => {
  assert.deepEqual(after(commandLine({ forwards: [] }), "-netdev"), ["user,id=net"]);
});

test("spaces are kept, and commas are doubled in values that QEMU splits", hasRuby, () => {
  const directory = "/home/kim/labs, old ones/a";
  const words = commandLine({ directory, name: "a, b" });
  assert.match(
    words.join("\n"),
    /format=qcow2,discard=unmap,file=\/home\/kim\/labs,, old ones\/a\/disk\.qcow2/,
  );
  assert.deepEqual(after(words, "-name"), ["guest=a,, b"]);
  assert.deepEqual(after(words, "-chardev"), [
    "file,id=serial,path=/home/kim/labs,, old ones/a/serial.log",
    "pipe,id=monitor,path=/home/kim/labs,, old ones/a/monitor",
  ]);
  assert.deepEqual(after(words, "-pidfile"), [`${directory}/qemu.pid`], "QEMU does not split this value");
});

test(
  "a kernel beside the disk gets the box's command line, and more options if it is emulated",
  hasRuby,
  () => {
    const kernel = {
      image: "/boxes/a, b/vmlinuz",
      initrd: "/boxes/a, b/initrd.img",
      cmdline: "root=/dev/vda a=b,c",
    };
    const words = commandLine({ kernel });
    assert.deepEqual(after(words, "-kernel"), [kernel.image]);
    assert.deepEqual(after(words, "-initrd"), [kernel.initrd]);
    assert.deepEqual(after(words, "-append"), [`${kernel.cmdline} mitigations=off norandmaps`]);
    assert.deepEqual(after(commandLine({ kernel, accelerator: "kvm" }), "-append"), [kernel.cmdline]);
  },
);

test("without a kernel an x86 guest boots from its disk with QEMU's BIOS", hasRuby, () => {
  const words = commandLine({});
  for (const option of ["-kernel", "-initrd", "-append", "-bios"]) assert.deepEqual(after(words, option), []);
});

test("an arm64 guest is a `virt` machine that boots with the firmware", hasRuby, () => {
  const words = commandLine({
    binary: "/opt/homebrew/bin/qemu-system-aarch64",
    arch: "aarch64",
    accelerator: "hvf",
    firmware: "/opt/homebrew/share/qemu/edk2-aarch64-code.fd",
  });
  assert.deepEqual(after(words, "-machine"), ["virt"]);
  assert.deepEqual(after(words, "-cpu"), ["host"]);
  assert.deepEqual(after(words, "-bios"), ["/opt/homebrew/share/qemu/edk2-aarch64-code.fd"]);
});

test("an emulated processor has all features of QEMU except those that slow a guest down", hasRuby, () => {
  assert.deepEqual(after(commandLine({}), "-cpu"), ["max,-avx,-avx2,-fma,-f16c,-erms,-la57"]);
  assert.deepEqual(after(commandLine({ arch: "aarch64" }), "-cpu"), ["max,pauth-impdef=on"]);
});

test("a reboot of the guest does not end QEMU, which keeps the forwarded ports", hasRuby, () => {
  assert.ok(!commandLine({}).includes("-no-reboot"));
});

test("the command line contains the machine's id, which identifies the process", hasRuby, () => {
  assert.deepEqual(after(commandLine({}), "-uuid"), [guest.id]);
});

test("the accelerator is the host's only if the processor has one", hasRuby, () => {
  const intel = { os: "linux", arch: "x86_64", kvm_opens: true, cpu_flags: ["fpu", "vmx"] };
  const arm = { os: "linux", arch: "aarch64", kvm_opens: true, cpu_flags: [] };
  const mac = { os: "macos", arch: "aarch64", kvm_opens: false, cpu_flags: [], hvf: true };
  const translated = "tcg,thread=multi,tb-size=512";
  const table: [title: string, host: object, guestArch: string, expected: string][] = [
    ["Intel with KVM", intel, "x86_64", "kvm"],
    ["AMD with KVM", { ...intel, cpu_flags: ["svm"] }, "x86_64", "kvm"],
    ["/dev/kvm opens, the flags lack vmx and svm", { ...intel, cpu_flags: ["fpu"] }, "x86_64", translated],
    ["/dev/kvm does not open", { ...intel, kvm_opens: false }, "x86_64", translated],
    ["an Arm guest on Intel", intel, "aarch64", translated],
    ["Arm with KVM", arm, "aarch64", "kvm"],
    ["Arm without KVM", { ...arm, kvm_opens: false }, "aarch64", translated],
    ["an x86 guest on Arm", arm, "x86_64", "tcg,thread=single,tb-size=512"],
    ["Apple Silicon", mac, "aarch64", "hvf"],
    ["an Intel Mac", { ...mac, arch: "x86_64" }, "x86_64", "hvf"],
    ["a Mac that is a virtual machine itself", { ...mac, hvf: false }, "aarch64", translated],
    ["an x86 guest on Apple Silicon", mac, "x86_64", "tcg,thread=single,tb-size=512"],
    [
      "without KVM, 8 GiB",
      { ...arm, kvm_opens: false, memory: 8192 },
      "aarch64",
      "tcg,thread=multi,tb-size=1024",
    ],
    [
      "without KVM, 64 GiB",
      { ...arm, kvm_opens: false, memory: 65_536 },
      "aarch64",
      "tcg,thread=multi,tb-size=2047",
    ],
  ];
  const chosen = ruby(
    "embedded/accelerator.rb",
    "input.map { |facts, arch| Accelerator.choose(facts.merge(os: facts[:os].to_sym), arch) }",
    table.map(([, host, guestArch]) => [host, guestArch]),
  ) as string[];
  for (const [index, [title, , , expected]] of table.entries()) assert.equal(chosen[index], expected, title);
  assert.equal(
    ruby("embedded/accelerator.rb", "Accelerator.choose(input.merge(os: :linux), 'aarch64', loader: true)", {
      ...arm,
      kvm_opens: false,
      memory: 65_536,
    }),
    translated,
    "a guest with a boot loader of its own",
  );
});

test("the end of a console log of any size and with any bytes is read", hasRuby, () => {
  const folder = mkdtempSync(join(tmpdir(), "console-"));
  const [log, none] = [join(folder, "serial.log"), join(folder, "none.log")];
  const last = (path: string, count: number) =>
    // The memory limit is too small for a whole large log.
    ruby(
      "embedded/console.rb",
      `Process.setrlimit(:AS, 400 << 20) if RUBY_PLATFORM.include?("linux"); Console.last(input, ${count})`,
      path,
    );
  try {
    writeFileSync(log, Buffer.from("Booting\r\n\n\x1b[1;31mKernel\x1b[0m caf\xe9 panic\r\nlast", "latin1"));
    assert.deepEqual(last(log, 2), ["Kernel caf panic", "last"]);
    assert.deepEqual(last(log, 9), ["Booting", "Kernel caf panic", "last"]);
    truncateSync(log, 2 ** 28);
    writeFileSync(log, "\nKernel panic\nlast\n", { flag: "a" });
    assert.deepEqual(last(log, 2), ["Kernel panic", "last"]);
    assert.deepEqual(last(none, 2), []);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("every spelling of an architecture gives the same name", hasRuby, () => {
  assert.deepEqual(
    ruby("embedded/accelerator.rb", "input.map { |name| Accelerator.arch(name) }", [
      "arm64",
      "aarch64",
      "amd64",
      "x64",
      "x86_64",
    ]),
    ["aarch64", "aarch64", "x86_64", "x86_64", "x86_64"],
  );
});

test("a guest is asked whether it is ready until it is, and not again", hasRuby, () => {
  const asked = `
    guest = Class.new do
      attr_reader :times
      def ready? = (@times = @times.to_i + 1) > 2
    end.new
    CachedReady.new(->(_env) {}, {}).call(machine: Struct.new(:communicate).new(guest))
    [4.times.map { guest.ready? }, guest.times]`;
  assert.deepEqual(ruby("embedded/cached_ready.rb", asked), [[false, false, true, true], 3]);
});
