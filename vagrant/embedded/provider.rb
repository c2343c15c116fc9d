# frozen_string_literal: true

require "vagrant/util/platform"

require_relative "accelerator"
require_relative "actions"
require_relative "box"
require_relative "disk"
require_relative "errors"
require_relative "ports"
require_relative "qemu"
require_relative "snapshots"
require_relative "suspension"

module VagrantPlugins
  module Embedded
    class Provider < Vagrant.plugin("2", :provider)
      # A session over a connection whose other end is gone (the guest reboots) ends after 15 seconds
      # instead of never. `config.ssh.extra_args` replaces this.
      SSH_ARGS = %w[-o ServerAliveInterval=5 -o ServerAliveCountMax=3].freeze

      STATES = {
        not_created: ["not created", "There is no machine yet. `vagrant up` makes one."],
        running: ["running", "QEMU is running. `vagrant halt` shuts the machine down, `vagrant destroy` removes it."],
        saved: ["saved", "The machine is off. `vagrant up` continues from the snapshot, `vagrant halt` discards that."],
        poweroff: ["poweroff", "The machine is switched off. `vagrant up` boots it, `vagrant destroy` removes it."]
      }.freeze

      # Which guests there will be is not known yet, so this asks for the host's own architecture.
      def self.usable?(raise_error = false)
        arch = Accelerator.host_arch
        raise Errors::HostUnsupported if Vagrant::Util::Platform.windows? || !Box::PACKAGES.key?(arch)

        Box.check_programs(arch)
        true
      rescue Errors::Error
        raise if raise_error

        false
      end

      def self.installed?
        usable?
      end

      def initialize(machine)
        @machine = machine
        @qemu = Qemu.new(machine)
        @disk = Disk.new(machine)
        @snapshots = Snapshots.new(machine, @qemu)
        @suspension = Suspension.new(machine, @snapshots)
      end

      attr_reader :qemu, :disk, :snapshots, :suspension

      def action(name)
        raise Errors::NotSupported, action: name.to_s.tr("_", " ") unless Actions.respond_to?(name)

        Actions.public_send(name)
      end

      def ssh_info
        return unless state.id == :running

        forward = Ports.ssh(@machine, Ports.recorded(@machine))
        return unless forward

        host = forward[:host_ip] == "0.0.0.0" ? Ports::LOOPBACK : forward[:host_ip]
        { host: host, port: forward[:host], extra_args: SSH_ARGS }
      end

      def state
        id = if @machine.id.nil? then :not_created
             elsif @qemu.alive? then :running
             elsif @suspension.name then :saved
             else :poweroff
             end
        Vagrant::MachineState.new(id, *STATES.fetch(id))
      end

      def to_s
        "QEMU (embedded)"
      end
    end
  end
end
