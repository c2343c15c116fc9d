# frozen_string_literal: true

require "rbconfig"

module VagrantPlugins
  module Embedded
    # Decides who executes the guest's instructions: the host's processor, or QEMU by translating them.
    module Accelerator
      # TCG translates. An Arm host may reorder memory accesses that an x86 guest relies upon: there, only one thread is safe.
      TCG = "tcg,thread=multi"
      TCG_SINGLE = "tcg,thread=single"

      # MiB for what is translated. When it is full all of it is dropped and translated again: with 512 every 75 s
      # while the lab is busy, and a run of the checks then takes twice as long. QEMU uses 2047 at most.
      CACHE = (512..2047)

      class << self
        # `facts` is what `facts_of_host` gives; a table of them is in embedded.test.ts. `loader` says that the guest's own
        # boot loader reads its kernel. At a reboot it writes that byte by byte over pages that were programs before, and for
        # each byte QEMU searches what it has translated of the page: with 2047 it was busy for minutes.
        def choose(facts, guest_arch, loader: false)
          if facts[:arch] == guest_arch
            return "kvm" if facts[:os] == :linux && facts[:kvm_opens] && virtualizes?(facts)
            return "hvf" if facts[:os] == :macos && facts[:hvf]
          end
          translator = facts[:arch] == "aarch64" && guest_arch == "x86_64" ? TCG_SINGLE : TCG
          "#{translator},tb-size=#{loader ? CACHE.begin : cache(facts[:memory])}"
        end

        # An eighth of the host's memory (MiB). It is only reserved: what is not needed is not used.
        def cache(memory)
          (memory.to_i / 8).clamp(CACHE.begin, CACHE.end)
        end

        def facts_of_host
          {
            os: macos? ? :macos : :linux,
            arch: host_arch,
            kvm_opens: kvm_opens?,
            cpu_flags: cpu_flags,
            hvf: hvf?,
            memory: memory
          }
        end

        # Vagrant's Ruby on Apple Silicon may be Intel's, translated by Rosetta; Homebrew's QEMU is not.
        def host_arch
          return "aarch64" if macos? && `sysctl -n hw.optional.arm64 2>/dev/null`.strip == "1"

          arch(RbConfig::CONFIG["host_cpu"])
        end

        # QEMU's name of an architecture that has several.
        def arch(name)
          case name.to_s
          when "arm64", "aarch64" then "aarch64"
          when "amd64", "x64", "x86_64" then "x86_64"
          else name.to_s
          end
        end

        private

        def macos?
          RbConfig::CONFIG["host_os"].start_with?("darwin")
        end

        # In some nested machines /dev/kvm opens although the processor has no virtualization, and a guest
        # under it hangs in its first instructions. On x86 the flags tell; on Arm the kernel makes the
        # device only where it can use it, and there is no flag to ask for.
        def virtualizes?(facts)
          facts[:arch] == "aarch64" || (facts[:cpu_flags] & %w[vmx svm]).any?
        end

        def kvm_opens?
          File.open("/dev/kvm", File::RDWR) { true }
        rescue SystemCallError
          false
        end

        # A Mac that is a virtual machine itself, as many for CI are, has no Hypervisor.framework to offer.
        def hvf?
          macos? && `sysctl -n kern.hv_support 2>/dev/null`.strip == "1"
        end

        def memory
          return `sysctl -n hw.memsize 2>/dev/null`.to_i / 1024**2 if macos?

          File.read("/proc/meminfo")[/^MemTotal: +(\d+) kB/, 1].to_i / 1024
        rescue SystemCallError
          0
        end

        def cpu_flags
          File.foreach("/proc/cpuinfo").find { |line| line.start_with?("flags") }.to_s.split
        rescue SystemCallError
          []
        end
      end
    end
  end
end
