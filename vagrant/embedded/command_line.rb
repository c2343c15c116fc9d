# frozen_string_literal: true

module VagrantPlugins
  module Embedded
    # The words of the QEMU command, from nothing but what is handed in.
    module CommandLine
      # `graphics=off` makes SeaBIOS speak on the serial line, so that the serial log has its
      # "No bootable device", too.
      MACHINES = { "x86_64" => "q35,graphics=off", "aarch64" => "virt" }.freeze

      # What an emulated processor can do. Of all that QEMU knows (`max`) this leaves out what makes a guest slower that
      # uses it: wide vectors (`fma` and `f16c` need them), strings copied byte by byte, a fifth level of page tables. A
      # login and a service's start take a quarter less. Leave the rest whole: without `svm`, guests panicked.
      # On Arm, pointer authentication is slow with the architecture's own algorithm; QEMU's is as good for a lab.
      CPUS = {
        "x86_64" => "max,-avx,-avx2,-fma,-f16c,-erms,-la57",
        "aarch64" => "max,pauth-impdef=on"
      }.freeze

      # What an emulated guest's kernel need not do. The processor speculates nothing, so there is nothing to guard
      # against; and where programs lie at other addresses at each start, QEMU translates them again each time.
      SPARED = "mitigations=off norandmaps"

      class << self
        # `directory` is the machine's data_dir, `kernel` the paths and the command line of a direct kernel
        # boot, `firmware` what an arm64 guest needs to boot from its disk, `snapshot` the name of one to go on with.
        def build(binary:, arch:, accelerator:, id:, name:, memory:, cpus:, directory:, forwards:, kernel: nil,
                  firmware: nil, seed: nil, snapshot: nil)
          [
            binary, "-name", "guest=#{escape(name)}", "-uuid", id,
            "-nodefaults", "-no-user-config", "-display", "none",
            "-machine", MACHINES.fetch(arch), "-accel", accelerator, "-cpu", cpu(arch, accelerator),
            "-smp", cpus.to_s, "-m", "#{memory}M",
            *boot(kernel, firmware, accelerator), *disk(directory), *(seed_disk(seed) if seed), *network(forwards), "-device", "virtio-rng-pci",
            *control(directory), *(["-loadvm", snapshot] if snapshot)
          ]
        end

        # In an option of QEMU's that has several parts, a comma of a value is written twice.
        def escape(value)
          value.to_s.gsub(",", ",,")
        end

        private

        def cpu(arch, accelerator)
          emulated?(accelerator) ? CPUS.fetch(arch) : "host"
        end

        def emulated?(accelerator)
          accelerator.start_with?("tcg")
        end

        def boot(kernel, firmware, accelerator)
          return firmware ? ["-bios", firmware] : [] unless kernel

          words = [kernel[:cmdline], *(SPARED if emulated?(accelerator))].join(" ")
          ["-kernel", kernel[:image], "-initrd", kernel[:initrd], "-append", words]
        end

        def disk(directory)
          ["-drive", "if=none,id=disk,format=qcow2,discard=unmap,file=#{escape("#{directory}/disk.qcow2")}",
           "-device", "virtio-blk-pci,drive=disk"]
        end

        # Read-only, so a snapshot of the machine leaves it out.
        def seed_disk(file)
          ["-drive", "if=none,id=seed,format=raw,readonly=on,file=#{escape(file)}", "-device", "virtio-blk-pci,drive=seed"]
        end

        # The guest reaches whatever listens on the host's loopback, at 10.0.2.2. QEMU 7.2 has no option that
        # would forbid only that (`restrict=on` takes the internet with it); passt with --no-map-gw would, but
        # is a second program to install. So do not run in the guest what you do not trust with your loopback.
        #
        # `romfile=` leaves out the network boot ROM: it is not needed, is a package of its own, and the
        # firmware takes time to start it.
        def network(forwards)
          rules = forwards.map do |forward|
            ",hostfwd=#{forward[:protocol] || "tcp"}:#{forward[:host_ip]}:#{forward[:host]}-:#{forward[:guest]}"
          end
          ["-netdev", "user,id=net#{rules.join}", "-device", "virtio-net-pci,netdev=net,romfile="]
        end

        # The monitor is a pair of FIFOs, since the path of a unix socket ends at 107 characters and a
        # checkout may lie deeper. -daemonize returns when the guest has been started or could not be, and
        # takes the process out of the terminal's reach: Ctrl-C is for Vagrant to handle.
        def control(directory)
          ["-chardev", "file,id=serial,path=#{escape("#{directory}/serial.log")}", "-serial", "chardev:serial",
           "-chardev", "pipe,id=monitor,path=#{escape("#{directory}/monitor")}",
           "-mon", "chardev=monitor,mode=control",
           "-pidfile", "#{directory}/qemu.pid", "-daemonize"]
        end
      end
    end
  end
end
