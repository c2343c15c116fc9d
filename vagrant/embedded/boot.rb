# frozen_string_literal: true

require "securerandom"

require_relative "errors"
require_relative "ports"
require_relative "qemu"

module VagrantPlugins
  module Embedded
    # Creates the machine if there is none, and starts its process. The middleware after this one only
    # waits for the guest, so when that returns, the machine is up.
    class Boot
      def initialize(app, _env)
        @app = app
      end

      def call(env)
        @machine = env[:machine]
        @created = @machine.id.nil?
        disk = @machine.provider.disk
        @created ? create(disk) : disk.check
        @snapshot = env[:snapshot_to_load] || @machine.provider.suspension.name
        start(env[:ui])
        @started = true
        @machine.provider.suspension.used
        @app.call(env)
        @up = true
      end

      # Also called when something later fails, a provisioner for one: that keeps the machine running. After
      # a boot that failed, the machine is off, so that the next `vagrant up` goes all the way and the serial
      # log can be read. A creation that was interrupted, or that QEMU refused, leaves nothing.
      def recover(env)
        return if @up

        @machine.provider.qemu.stop
        @machine.id = nil if @created && (!@started || env[:interrupted]) && env[:destroy_on_error] != false
      end

      private

      # The disk comes first: a machine without one must not be known to Vagrant.
      def create(disk)
        disk.create
        @machine.id = SecureRandom.uuid
      end

      def start(ui)
        forwards = Ports.configured(@machine)
        @machine.provider.qemu.start(forwards, snapshot: @snapshot)
        Ports.record(@machine, forwards)
        ui.output(I18n.t("vagrant.actions.vm.forward_ports.forwarding"))
        forwards.each { |forward| ui.detail("#{forward[:guest]} (guest) => #{forward[:host]} (host)") }
      rescue Qemu::HostPortTaken => e
        move(e.forward, ui)
        retry
      end

      # Another program took the port between Vagrant's check of the port and QEMU's start.
      def move(forward, ui)
        taken = forward[:host]
        unless forward[:auto_correct] && Ports.move(@machine, forward)
          raise Errors::HostPortRefused, **forward.slice(:host, :host_ip, :guest)
        end

        ui.info(I18n.t("vagrant.actions.vm.forward_ports.fixed_collision",
                       host_port: taken, guest_port: forward[:guest], new_port: forward[:host]))
      end
    end
  end
end
