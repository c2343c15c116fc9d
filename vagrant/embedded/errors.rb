# frozen_string_literal: true

module VagrantPlugins
  module Embedded
    module Errors
      # Each error is a text with the facts of the case in it: what happened, why, what to do. The end names the page
      # that explains its code, and the log, if there is one.
      class Error < Vagrant::Errors::VagrantError
        def initialize(facts = {})
          @facts = facts
          super()
        end

        def error_message
          code = self.class::CODE
          [format(self.class::TEXT, @facts).chomp, "#{code}: docs/troubleshooting.md##{code.downcase}",
           *("The machine's console log: #{@facts[:log]}" if @facts[:log])].join("\n")
        end
      end

      class QemuMissing < Error
        CODE = "LAB-211"
        TEXT = <<~TEXT
          %<program>s is not on the PATH. The provider `embedded` runs a machine with it. Install QEMU:

            Debian, Ubuntu   sudo apt install qemu-system-%<package>s qemu-utils
            macOS            brew install qemu
        TEXT
      end

      class HostUnsupported < Error
        CODE = "LAB-212"
        TEXT = <<~TEXT
          The provider `embedded` runs on Linux and macOS, on x86_64 and arm64. On Windows, use VirtualBox, or
          Vagrant inside WSL 2.
        TEXT
      end

      class ArchitectureUnknown < Error
        CODE = "LAB-213"
        TEXT = "The box is for the architecture %<arch>s. The provider `embedded` knows x86_64 and aarch64."
      end

      class FirmwareMissing < Error
        CODE = "LAB-214"
        TEXT = <<~TEXT
          The box has no kernel beside its disk, so an arm64 guest needs UEFI firmware, and there is none here:

          %<paths>s

          Debian, Ubuntu: sudo apt install qemu-efi-aarch64
        TEXT
      end

      class BoxMissing < Error
        CODE = "LAB-215"
        TEXT = <<~TEXT
          The box %<box>s is missing, but the machine's disk contains only the differences from it.
          Add the box again, or remove the machine with `vagrant destroy` and make a new one.
        TEXT
      end

      class BoxUnusable < Error
        CODE = "LAB-216"
        TEXT = <<~TEXT
          %<image>s %<problem>s. The provider `embedded` needs a box with a qcow2 image named box.img.
          Remove the box (`vagrant box remove`) and add it again, or use another one.
        TEXT
      end

      class BoxChanged < Error
        CODE = "LAB-217"
        TEXT = <<~TEXT
          The image %<image>s was replaced after this machine was made from it. The machine's
          disk contains only the differences from the old image, so booting it with the new one would destroy it.
          Make a new machine: `vagrant destroy`, then `vagrant up`. To keep this one, restore the old box.
        TEXT
      end

      class DiskMissing < Error
        CODE = "LAB-218"
        TEXT = "The machine's disk %<disk>s is missing. Make a new machine: `vagrant destroy`, then `vagrant up`."
      end

      class DiskRefused < Error
        CODE = "LAB-219"
        TEXT = <<~TEXT
          qemu-img could not create the machine's disk:

          %<output>s

          Check that the host has free disk space (`df -h .`), then run `vagrant up` again.
        TEXT
      end

      class QemuRefused < Error
        CODE = "LAB-220"
        TEXT = <<~TEXT
          QEMU did not start the machine. It said:

          %<output>s

          The command was:

          %<command>s

          Fix what it reports, or give the lab less (LAB_MEMORY, LAB_CPUS); then run `vagrant up` again.
        TEXT
      end

      class HostPortRefused < Error
        CODE = "LAB-221"
        TEXT = <<~TEXT
          Port %<host>s on %<host_ip>s cannot be forwarded to the guest's port %<guest>s: another program uses it,
          or (below 1024) you are not allowed to use it. Stop that program, choose another `host:` in the Vagrantfile, or
          add `auto_correct: true` there to have one chosen.
        TEXT
      end

      # Raised when a guest did not come up; its serial log then survives the machine's end.
      class BootFailed < Error
        CODE = "LAB-222"
        TEXT = <<~TEXT
          The guest did not start: %<reason>s

          The last lines of its console:

          %<tail>s

          The machine is switched off now. `vagrant up` tries again, `vagrant destroy` removes it.
        TEXT
      end

      class SshSilent < Error
        CODE = "LAB-225"
        TEXT = <<~TEXT
          The machine is running, but its ssh has not answered for %<seconds>s s. ssh was stopped or blocked in the lab, or
          the host's disk is full, which pauses the machine.

          If the disk is full, free some space; then `vagrant up` continues the machine. Otherwise `vagrant reload` reboots it.
        TEXT
      end

      class SnapshotName < Error
        CODE = "LAB-226"
        TEXT = <<~TEXT
          '%<name>s' cannot be the name of a snapshot. A name begins with a letter; letters, digits and . _ + - follow,
          64 characters at most.
        TEXT
      end

      class SnapshotNoRoom < Error
        CODE = "LAB-227"
        TEXT = <<~TEXT
          There is not enough disk space for a snapshot: it may need %<needed>s MiB, and %<free>s MiB are free for

          %<folder>s

          The machine is unchanged. Free some space on the host, or remove an old snapshot with `vagrant snapshot delete`.
        TEXT
      end

      class SnapshotRefused < Error
        CODE = "LAB-228"
        TEXT = <<~TEXT
          QEMU could not do this with a snapshot. It said:

          %<output>s

          `vagrant snapshot list` shows the snapshots that are there, `vagrant up` starts the machine if it is off.
        TEXT
      end

      class SnapshotOfAnotherMachine < Error
        CODE = "LAB-229"
        TEXT = <<~TEXT
          The memory in the snapshot %<name>s does not fit this machine: it was taken with %<taken>s, and a machine
          started now has %<now>s. Nothing was changed.

          Set LAB_MEMORY and LAB_CPUS as they were, or use the version of QEMU that took it, and restore it again.
        TEXT
      end

      class MachineSuspended < Error
        CODE = "LAB-230"
        TEXT = <<~TEXT
          The machine is off, and `vagrant up` will continue from the snapshot %<name>s. Start it first, or discard that
          snapshot's memory with `vagrant halt`.
        TEXT
      end

      class NotSupported < Error
        CODE = "LAB-223"
        TEXT = <<~TEXT
          The provider `embedded` cannot %<action>s a machine. `vagrant halt` keeps its disk, and `vagrant up`
          boots it again.
        TEXT
      end
    end
  end
end
