# frozen_string_literal: true

require_relative "console"
require_relative "deadline"
require_relative "errors"
require_relative "ssh"

module VagrantPlugins
  module Embedded
    # Stands before Vagrant's WaitForCommunicator, which takes a connection that QEMU accepted for the
    # guest's and waits for it, and which knows nothing of a guest that has given up.
    class WaitForSsh
      GIVEN_UP = /Kernel panic - not syncing.*|No bootable device|You are in emergency mode/.freeze

      def initialize(app, _env)
        @app = app
      end

      def call(env)
        @machine = env[:machine]
        timeout = @machine.config.vm.boot_timeout
        deadline = Deadline.new(timeout)
        until Ssh.answers?(@machine)
          return if env[:interrupted]

          check_guest
          fail_boot("no ssh server answered within #{timeout} seconds (config.vm.boot_timeout).") if deadline.passed?
          sleep 0.2
        end
        @app.call(env)
      rescue Vagrant::Errors::VMBootTimeout
        fail_boot("ssh answers, but Vagrant could not log in within #{timeout} seconds (config.vm.boot_timeout).")
      rescue Vagrant::Errors::VMBootBadState
        fail_boot("QEMU ended while Vagrant was logging in.")
      end

      private

      def check_guest
        fail_boot("QEMU ended before an ssh server answered.") unless @machine.provider.qemu.alive?
        fault = console(80).join("\n")[GIVEN_UP]
        fail_boot("#{fault}.") if fault
      end

      def fail_boot(reason)
        log = @machine.provider.qemu.serial_log
        raise Errors::BootFailed, reason: reason, log: log, tail: console(15).join("\n")
      end

      def console(lines)
        Console.last(@machine.provider.qemu.serial_log, lines)
      end
    end
  end
end
