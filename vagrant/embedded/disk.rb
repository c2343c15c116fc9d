# frozen_string_literal: true

require "vagrant/util/env"
require "open3"

require_relative "errors"

module VagrantPlugins
  module Embedded
    # The machine's disk: a qcow2 overlay in its data_dir, over the image in the box.
    class Disk
      MAGIC = "QFI\xFB".b

      def initialize(machine)
        @machine = machine
        @path = machine.data_dir.join("disk.qcow2")
        @origin = machine.data_dir.join("disk.origin")
      end

      # Qemu-img takes both paths as they are: here, a comma is nothing but a comma.
      def create
        check_image
        output, status = Vagrant::Util::Env.with_clean_env do
          Open3.capture2e("qemu-img", "create", "-q", "-f", "qcow2", "-F", "qcow2", "-b", image.to_s, @path.to_s,
                           *size)
        end
        raise Errors::DiskRefused, output: output.strip unless status.success?

        @origin.write(fingerprint)
      end

      def check
        raise Errors::DiskMissing, disk: @path unless @path.file?

        check_image
        raise Errors::BoxChanged, image: image if @origin.file? && @origin.read != fingerprint
      end

      private

      def image
        @image ||= (@machine.box || raise(Errors::BoxMissing, box: @machine.config.vm.box)).directory.join("box.img")
      end

      def check_image
        problem = if !image.file? then "does not exist"
                  elsif image.binread(4) != MAGIC then "is not a qcow2 image"
                  end
        raise Errors::BoxUnusable, image: image, problem: problem if problem
      end

      # The box may name a larger disk than its image has: the guest lets its file system grow.
      def size
        size = @machine.box.metadata["virtual_size"]
        size ? ["#{size}G"] : []
      end

      # A box that is added again under its old name gets the old path: the path alone says nothing.
      def fingerprint
        stat = image.stat
        "#{stat.size} #{stat.mtime.to_i}\n"
      end
    end
  end
end
