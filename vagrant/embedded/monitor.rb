# frozen_string_literal: true

require "json"
require "securerandom"

require_relative "deadline"

module VagrantPlugins
  module Embedded
    # Commands to a running QEMU, in its own protocol: https://www.qemu.org/docs/master/interop/qmp-spec.html
    #
    # The monitor is a pair of FIFOs. QEMU holds both ends of both of them, so they stay open between two commands, and
    # what QEMU wrote meanwhile (its greeting, events) waits in `monitor.out`.
    class Monitor
      # QEMU did not answer in time, or is gone.
      class Silent < StandardError; end

      # QEMU refused the command; the message is QEMU's own.
      class Refused < StandardError; end

      def initialize(directory)
        @directory = directory
      end

      # Returns the command's result.
      def execute(command, arguments = {}, seconds: 10)
        File.open(@directory.join("monitor.in"), File::WRONLY | File::NONBLOCK) do |input|
          File.open(@directory.join("monitor.out"), File::RDONLY | File::NONBLOCK) do |output|
            id = SecureRandom.hex(8)
            # QEMU takes commands only after the first line; if it has read one before, its refusal is ignored.
            request = [{ execute: "qmp_capabilities" }, { execute: command, arguments: arguments, id: id }]
            input.syswrite(request.map { |line| "#{JSON.generate(line)}\n" }.join)
            result(answer(output, id, Deadline.new(seconds)))
          end
        end
      rescue SystemCallError => e
        raise Silent, e.message
      end

      # A command of the monitor for people, for what the protocol has no command of its own in old versions of QEMU.
      # Returns what it prints: an error is a text, too.
      def command_for_people(line, seconds: 10)
        execute("human-monitor-command", { "command-line": line }, seconds: seconds)
      end

      private

      def answer(output, id, deadline)
        text = +""
        loop do
          raise Silent, "no answer in time" unless IO.select([output], nil, nil, deadline.left)

          text << output.read_nonblock(65_536)
          *lines, text = text.split("\n", -1)
          lines.each do |line|
            message = parse(line)
            return message if message["id"] == id
          end
        rescue IO::WaitReadable
          next
        rescue EOFError
          raise Silent, "QEMU has ended"
        end
      end

      # The first line may be the rest of one that an earlier reader left.
      def parse(line)
        JSON.parse(line)
      rescue JSON::ParserError
        {}
      end

      def result(message)
        raise Refused, message["error"]["desc"] if message["error"]

        message["return"]
      end
    end
  end
end
