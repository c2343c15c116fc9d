# frozen_string_literal: true

require "json"
require "socket"

module VagrantPlugins
  module Embedded
    # The forwarded ports: what the Vagrantfile asks for, and what the running process was given.
    module Ports
      LOOPBACK = "127.0.0.1"
      FIELDS = %i[id protocol host_ip host guest].freeze

      class << self
        # The Vagrantfile's own option hashes: what changes a port here changes it for everybody.
        def configured(machine)
          ports = machine.config.vm.networks.select { |type, _| type == :forwarded_port }
          ports.map(&:last).reject { |forward| forward[:disabled] }
        end

        def ssh(machine, forwards = configured(machine))
          forwards.find { |forward| forward[:id].to_s == "ssh" } ||
            forwards.find { |forward| forward[:guest] == machine.config.ssh.guest_port }
        end

        def record(machine, forwards)
          file(machine).write(JSON.pretty_generate(forwards.map { |forward| forward.slice(*FIELDS) }))
        end

        def recorded(machine)
          JSON.parse(file(machine).read, symbolize_names: true)
        rescue Errno::ENOENT, JSON::ParserError
          []
        end

        # The provider capability behind `vagrant port`.
        def forwarded_ports(machine)
          return {} unless machine.state.id == :running

          recorded(machine).to_h { |forward| [forward[:host], forward[:guest]] }
        end

        # Binding finds who listens, macOS excepted: there, an address may be bound although somebody has
        # all addresses, but a connection tells. A port that is forbidden (below 1024) is not taken; QEMU's
        # refusal of it is reported as what it is.
        def taken?(host_ip, port)
          TCPServer.new(host_ip, port).close
          Socket.tcp(host_ip, port, connect_timeout: 0.1).close
          true
        rescue Errno::EADDRINUSE
          true
        rescue SystemCallError
          false
        end

        # Another host port for a forward whose own was taken between Vagrant's check and QEMU's start.
        def move(machine, forward)
          reserved = configured(machine).map { |other| other[:host] }
          free = machine.config.vm.usable_port_range.find do |port|
            !reserved.include?(port) && !taken?(forward[:host_ip], port)
          end
          forward[:host] = free if free
        end

        private

        def file(machine)
          machine.data_dir.join("forwarded_ports.json")
        end
      end
    end
  end
end
