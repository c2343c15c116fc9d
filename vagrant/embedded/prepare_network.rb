# frozen_string_literal: true

require_relative "ports"

module VagrantPlugins
  module Embedded
    # Prepares what Vagrant's HandleForwardedPortCollisions is going to judge.
    class PrepareNetwork
      def initialize(app, _env)
        @app = app
      end

      # Vagrant binds a forward without a host_ip to all of the host's addresses; a lab that is meant to be
      # broken is nothing to show to the whole network.
      def call(env)
        machine = env[:machine]
        Ports.configured(machine).each do |forward|
          forward[:host_ip] = Ports::LOOPBACK if forward[:host_ip].to_s.empty?
        end
        env[:port_collision_port_check] = ->(host_ip, port) { Ports.taken?(host_ip, port) }
        (machine.config.vm.networks.map(&:first).uniq - [:forwarded_port]).each do |type|
          env[:ui].warn("The provider `embedded` does not support #{type}: the guest is reachable only through forwarded ports.")
        end
        @app.call(env)
      end
    end
  end
end
