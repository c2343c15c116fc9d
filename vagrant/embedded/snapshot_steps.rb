# frozen_string_literal: true

module VagrantPlugins
  module Embedded
    # The middlewares of `vagrant snapshot`, in the words that Vagrant has for them.
    class SaveSnapshot
      def initialize(app, _env)
        @app = app
      end

      def call(env)
        name = env[:snapshot_name]
        env[:machine].provider.suspension.refuse
        env[:ui].info(I18n.t("vagrant.actions.vm.snapshot.saving", name: name))
        env[:machine].provider.snapshots.save(name)
        env[:ui].success(I18n.t("vagrant.actions.vm.snapshot.saved", name: name))
        @app.call(env)
      end
    end

    class DeleteSnapshot
      def initialize(app, _env)
        @app = app
      end

      def call(env)
        name = env[:snapshot_name]
        env[:machine].provider.suspension.refuse(name)
        env[:ui].info(I18n.t("vagrant.actions.vm.snapshot.deleting", name: name))
        env[:machine].provider.snapshots.delete(name)
        env[:ui].success(I18n.t("vagrant.actions.vm.snapshot.deleted", name: name))
        @app.call(env)
      end
    end

    # Goes back to a snapshot. What follows starts the machine, unless it runs: with env[:snapshot_to_load] if the
    # snapshot has memory.
    class RestoreSnapshot
      def initialize(app, _env)
        @app = app
      end

      def call(env)
        @machine = env[:machine]
        @provider = @machine.provider
        @name = env[:snapshot_name]
        env[:ui].info(I18n.t("vagrant.actions.vm.snapshot.restoring", name: @name))
        @provider.disk.check
        if !@provider.snapshots.memory?(@name) then restore_disk
        elsif env[:snapshot_start] then restore_memory(env)
        else suspend(env)
        end
        @app.call(env)
      end

      private

      def restore_disk
        @provider.suspension.used
        @provider.qemu.stop
        @provider.snapshots.revert_disk(@name)
      end

      # A running machine of the same kind keeps its process, and with that its forwarded ports.
      def restore_memory(env)
        if @provider.qemu.alive? && @provider.snapshots.fits?(@name, @provider.qemu.booted)
          load_memory
        else
          @provider.snapshots.check_machine(@name, @provider.qemu.facts)
          @provider.qemu.stop
          env[:snapshot_to_load] = @name
        end
      end

      # QEMU puts the disk back before the memory. If that fails half-way they do not belong together.
      def load_memory
        @provider.snapshots.load(@name)
        @provider.qemu.resume
      rescue Errors::SnapshotRefused
        @provider.qemu.stop
        raise
      end

      # Without a start the memory waits for `vagrant up`.
      def suspend(env)
        @provider.snapshots.check_machine(@name, @provider.qemu.facts)
        @provider.qemu.stop
        @provider.suspension.used
        @provider.suspension.keep(@name, delete: env[:snapshot_delete])
        env[:snapshot_delete] = false
      end
    end
  end
end
