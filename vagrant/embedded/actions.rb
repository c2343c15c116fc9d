# frozen_string_literal: true

require_relative "boot"
require_relative "power_off"
require_relative "prepare_network"
require_relative "cached_ready"
require_relative "wait_for_stable_state"
require_relative "snapshot_steps"
require_relative "ssh"
require_relative "wait_for_ssh"

module VagrantPlugins
  module Embedded
    # A stack of middlewares for each of Vagrant's actions that this provider has.
    module Actions
      class << self
        include Vagrant::Action::Builtin

        def up
          stack do |b|
            b.use Call, IsState, :not_created do |env, b2|
              b2.use HandleBox if env[:result]
            end
            b.use start
          end
        end

        def reload
          created do |b|
            b.use ConfigValidate
            b.use halt
            b.use start
          end
        end

        # Vagrant's graceful halt goes by ssh. To a guest that answers none, it would try for minutes.
        def halt
          created do |b|
            b.use Call, IsState, :running do |env, b2|
              next b2.use(->(env2) { env2[:machine].provider.suspension.give_up }) if saved?(env)
              next unless env[:result]
              next b2.use(PowerOff) if env[:force_halt] || !Ssh.answers?(env[:machine])

              b2.use Call, GracefulHalt, :poweroff, :running do |env2, b3|
                b3.use PowerOff unless env2[:result]
              end
            end
          end
        end

        # The machine's data_dir is emptied by Vagrant when the machine's id goes.
        def destroy
          created do |b|
            b.use Call, DestroyConfirm do |env, b2|
              unless env[:result]
                next b2.use Message, I18n.t("vagrant.commands.destroy.will_not_destroy", name: env[:machine].name)
              end

              b2.use ProvisionerCleanup, :before
              b2.use halt
              b2.use SyncedFolderCleanup
              b2.use Message, I18n.t("vagrant.actions.vm.destroy.destroying")
              b2.use ->(env2) { env2[:machine].id = nil }
            end
          end
        end

        def provision
          created do |b|
            b.use ConfigValidate
            b.use Call, IsState, :running do |env, b2|
              next b2.use Message, I18n.t("vagrant.commands.common.vm_not_running") unless env[:result]

              # Provision works on the way back: with the folders as they are now.
              b2.use Provision
              b2.use SyncedFolders
              b2.use CachedReady
            end
          end
        end

        def snapshot_save
          created { |b| b.use SaveSnapshot }
        end

        def snapshot_delete
          created { |b| b.use DeleteSnapshot }
        end

        def snapshot_restore
          created do |b|
            b.use ConfigValidate
            b.use RestoreSnapshot
            b.use Call, IsEnvSet, :snapshot_start do |env, b2|
              b2.use back(env) if env[:result]
            end
            b.use Call, IsEnvSet, :snapshot_delete do |env, b2|
              b2.use DeleteSnapshot if env[:result]
            end
          end
        end

        def ssh
          running { |b| b.use SSHExec }
        end

        def ssh_run
          running { |b| b.use SSHRun }
        end

        private

        def stack(&block)
          Vagrant::Action::Builder.new.tap(&block)
        end

        # The block's stack for a machine that exists, and Vagrant's remark for one that does not.
        def created
          stack do |b|
            b.use Call, IsState, :not_created do |env, b2|
              env[:result] ? b2.use(Message, I18n.t("vagrant.commands.common.vm_not_created")) : yield(b2)
            end
          end
        end

        def running
          stack do |b|
            b.use Call, IsState, :running do |env, b2|
              raise Vagrant::Errors::VMNotCreatedError if env[:machine].state.id == :not_created
              raise Vagrant::Errors::VMNotRunningError unless env[:result]

              yield b2
            end
          end
        end

        def saved?(env)
          env[:machine].state.id == :saved
        end

        # What leads from a restored snapshot to a machine that is up.
        def back(env)
          return go_on if env[:snapshot_to_load]
          return boot unless env[:machine].state.id == :running

          stack do |b|
            b.use Provision
            b.use WaitForSsh
          end
        end

        def start
          stack do |b|
            b.use ConfigValidate
            b.use BoxCheckOutdated
            b.use WaitForStableState
            b.use Call, IsState, :running do |env, b2|
              next b2.use(go_on) if saved?(env)
              next b2.use boot unless env[:result]

              b2.use Message, "The machine is running already."
              b2.use Provision
            end
          end
        end

        # With the memory of a snapshot: its folders and its name are as they were.
        def go_on
          stack do |b|
            b.use Provision
            b.use EnvSet, port_collision_repair: true
            b.use PrepareNetwork
            b.use HandleForwardedPortCollisions
            b.use Boot
            b.use WaitForSsh
          end
        end

        # Everything up to SetHostname also works on the way back, when the machine is up. Boot counts on
        # nothing but waiting to stand behind it.
        def boot
          stack do |b|
            b.use Provision
            b.use EnvSet, port_collision_repair: true
            b.use PrepareNetwork
            b.use HandleForwardedPortCollisions
            b.use SyncedFolderCleanup
            b.use SyncedFolders
            b.use SetHostname
            b.use CachedReady
            b.use Boot
            b.use WaitForSsh
          end
        end
      end
    end
  end
end
