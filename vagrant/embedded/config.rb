# frozen_string_literal: true

require_relative "ports"

module VagrantPlugins
  module Embedded
    class Config < Vagrant.plugin("2", :config)
      # Memory of the guest, in MiB.
      attr_accessor :memory

      # Number of virtual processors.
      attr_accessor :cpus

      def initialize
        @memory = UNSET_VALUE
        @cpus = UNSET_VALUE
      end

      def finalize!
        @memory = 1024 if @memory == UNSET_VALUE
        @cpus = 2 if @cpus == UNSET_VALUE
      end

      def validate(machine)
        errors = _detected_errors
        errors << "memory is a whole number of MiB from 128 on, not #{memory.inspect}." unless whole?(memory, 128)
        errors << "cpus is a whole number from 1 on, not #{cpus.inspect}." unless whole?(cpus, 1)
        errors << <<~TEXT.chomp unless Ports.ssh(machine)
          No forwarded port leads to the guest's ssh, so Vagrant could not reach it. Leave the port with the
          id "ssh" enabled: nothing but forwarded ports reaches a guest on a user-mode network.
        TEXT
        { "embedded provider (LAB-224: docs/troubleshooting.md#lab-224)" => errors }
      end

      private

      def whole?(value, least)
        value.is_a?(Integer) && value >= least
      end
    end
  end
end
