# frozen_string_literal: true

require "socket"

module VagrantPlugins
  module Embedded
    # Whether an ssh server answers behind the machine's forwarded port.
    module Ssh
      # QEMU accepts a connection whether or not anything in the guest does, so only the server's banner
      # says that one is there.
      def self.answers?(machine, patience: 2)
        info = machine.provider.ssh_info or return false
        Socket.tcp(info[:host], info[:port], connect_timeout: patience) do |socket|
          !IO.select([socket], nil, nil, patience).nil? && socket.readpartial(4) == "SSH-"
        end
      rescue SystemCallError, EOFError
        false
      end
    end
  end
end
