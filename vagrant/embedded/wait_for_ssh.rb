# frozen_string_literal: true

require_relative "console"
require_relative "deadline"
require_relative "errors"
require_relative "ssh"

module VagrantPlugins
  module Embedded
    # Vagrant's own WaitForCommunicator takes a connection that QEMU accepted for the guest's and waits for it, and knows
    # nothing of a guest that has given up. It also ends a thread that may just hold the lock on the machine: what comes
    # next then fails, "because it is locked".
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
        @app.call(env) if log_in(env, timeout)
      end

      private

      # False if the user interrupts it. The messages are Vagrant's.
      def log_in(env, timeout)
        env[:ui].output(I18n.t("vagrant.boot_waiting"))
        login = Thread.new { @machine.communicate.wait_for_ready(timeout) }
        login.report_on_exception = false # #value raises it
        until login.join(0.2)
          return false if env[:interrupted]

          fail_boot("QEMU ended while Vagrant was logging in.") unless @machine.provider.qemu.alive?
        end
        login.value or fail_boot("ssh answers, but Vagrant could not log in within #{timeout} seconds (config.vm.boot_timeout).")
        env[:ui].output(I18n.t("vagrant.boot_completed"))
        true
      ensure
        login&.kill
      end

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
