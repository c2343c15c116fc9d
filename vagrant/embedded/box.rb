# frozen_string_literal: true

require "vagrant/util/which"

require_relative "accelerator"
require_relative "errors"

module VagrantPlugins
  module Embedded
    # What the machine's box asks of QEMU: an architecture, and a way to boot.
    class Box
      PACKAGES = { "x86_64" => "x86", "aarch64" => "arm" }.freeze

      FIRMWARE = %w[
        /usr/share/AAVMF/AAVMF_CODE.fd
        /usr/share/qemu-efi-aarch64/QEMU_EFI.fd
        /usr/share/edk2/aarch64/QEMU_EFI.fd
      ].freeze

      # Raises unless the PATH has both programs for a guest of this architecture.
      def self.check_programs(arch)
        ["qemu-system-#{arch}", "qemu-img"].each do |program|
          next if Vagrant::Util::Which.which(program)

          raise Errors::QemuMissing, program: program, package: PACKAGES.fetch(arch)
        end
      end

      def initialize(machine)
        @box = machine.box
      end

      # Old boxes do not name their architecture: those are for the host's own.
      def arch
        arch = Accelerator.arch(@box.metadata["architecture"] || Accelerator.host_arch)
        raise Errors::ArchitectureUnknown, arch: arch unless PACKAGES.key?(arch)

        arch
      end

      def program
        self.class.check_programs(arch)
        Vagrant::Util::Which.which("qemu-system-#{arch}")
      end

      # A kernel beside the disk is booted without firmware and boot loader, which saves seconds when the
      # guest's instructions are translated.
      def kernel
        return unless %w[vmlinuz initrd.img cmdline].all? { |name| path(name).file? }

        { image: path("vmlinuz").to_s, initrd: path("initrd.img").to_s, cmdline: path("cmdline").read.strip }
      end

      def firmware
        return if kernel || arch != "aarch64"

        beside_qemu = File.expand_path("../../share/qemu/edk2-aarch64-code.fd", program)
        paths = [beside_qemu, *FIRMWARE]
        paths.find { |path| File.file?(path) } || raise(Errors::FirmwareMissing, paths: paths.join("\n"))
      end

      # A second disk, from which cloud-init reads what to do; nil for a box without one.
      def seed
        path("seed.iso").to_s if path("seed.iso").file?
      end

      private

      def path(name)
        @box.directory.join(name)
      end
    end
  end
end
