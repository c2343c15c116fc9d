# frozen_string_literal: true

module VagrantPlugins
  module Embedded
    # Ends a machine that Vagrant could not halt, or was told not to halt gracefully: by the power button
    # while there is hope, then by the plug.
    class PowerOff
      def initialize(app, _env)
        @app = app
      end

      def call(env)
        qemu = env[:machine].provider.qemu
        unless !env[:force_halt] && qemu.power_down
          env[:ui].info(I18n.t("vagrant.actions.vm.halt.force"))
          qemu.stop
        end
        @app.call(env)
      end
    end
  end
end
