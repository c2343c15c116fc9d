# frozen_string_literal: true

# The Vagrant provider `embedded`: one ordinary `qemu-system` process, for hosts that have no hypervisor
# of their own and can fetch no plugin. It needs no root, no daemon and no bridge.
#
# One Vagrant process may load the Vagrantfiles of several clones (`vagrant global-status --prune`): the
# first copy serves all, since a second one would redefine the same constants and warn about each.
require_relative "embedded/plugin" unless defined?(VagrantPlugins::Embedded::Plugin)
