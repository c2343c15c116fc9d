# frozen_string_literal: true

module VagrantPlugins
  module Embedded
    class Plugin < Vagrant.plugin("2")
      name "embedded"
      description "Runs a machine as one QEMU process with user-mode networking."

      # A box for libvirt is a qcow2 image, which is all that QEMU needs. The priority is below Vagrant's
      # default of 5: a host that has a hypervisor of its own is better served by that one's provider.
      provider(:embedded, box_format: %w[libvirt qemu embedded], priority: 3) do
        require_relative "provider"
        Provider
      end

      config(:embedded, :provider) do
        require_relative "config"
        Config
      end

      provider_capability(:embedded, :forwarded_ports) do
        require_relative "ports"
        Ports
      end

      provider_capability(:embedded, :snapshot_list) do
        require_relative "snapshots"
        Snapshots
      end
    end
  end
end
