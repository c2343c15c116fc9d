# frozen_string_literal: true

require_relative "deadline"
require_relative "errors"
require_relative "ssh"

module VagrantPlugins
  module Embedded
    # Lets a machine that is on its way down (`sudo poweroff` inside, then `vagrant up`) get there, so that
    # it is booted again instead of being called a running one. One that QEMU stopped, because the host's disk was full,
    # goes on if there is room now. One that stays and is silent is no lab either.
    class WaitForStableState
      # Of config.vm.boot_timeout, which is 300 s by default: a busy host that emulates takes half of 60 s for a reboot.
      PART = 5

      def initialize(app, _env)
        @app = app
      end

      def call(env)
        machine = env[:machine]
        seconds = machine.config.vm.boot_timeout / PART
        deadline = Deadline.new(seconds)
        until machine.state.id != :running || Ssh.answers?(machine)
          return if env[:interrupted]
          raise Errors::SshSilent, seconds: seconds if deadline.passed?

          machine.provider.qemu.resume
          show(env[:ui])
          sleep 0.5
        end
        @app.call(env)
      end

      private

      def show(ui)
        ui.output("The machine is running, but ssh does not answer. Waiting for it to start or stop …") unless @told
        @told = true
      end
    end
  end
end
