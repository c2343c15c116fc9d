# frozen_string_literal: true

require "json"
require "open3"
require "shellwords"
require "vagrant/util/env"

require_relative "accelerator"
require_relative "box"
require_relative "command_line"
require_relative "deadline"
require_relative "errors"
require_relative "monitor"

module VagrantPlugins
  module Embedded
    # The machine's QEMU process.
    class Qemu
      # QEMU could not bind the host's side of this forward.
      class HostPortTaken < StandardError
        attr_reader :forward

        def initialize(forward)
          super()
          @forward = forward
        end
      end

      attr_reader :monitor

      def initialize(machine)
        @machine = machine
        @directory = machine.data_dir
        @monitor = Monitor.new(@directory)
      end

      # With `snapshot` the machine goes on where that one was taken, instead of booting.
      #
      # Own process group: until QEMU has left the terminal by itself, Ctrl-C is not to end it halfway. close_others: it
      # outlives the process that started us, and must not keep its locks and pipes open.
      def start(forwards, snapshot: nil)
        make_fifos
        command = command_line(forwards, snapshot)
        output, status = Vagrant::Util::Env.with_clean_env { Open3.capture2e(*command, pgroup: true, close_others: true) }
        return booted_file.write(JSON.generate(facts)) if status.success?

        rule = output[/Could not set up host forwarding rule '\w+:(.*?)-:/, 1]
        taken = forwards.find { |forward| "#{forward[:host_ip]}:#{forward[:host]}" == rule }
        raise HostPortTaken, taken if taken

        raise Errors::QemuRefused, output: output.strip, command: command.shelljoin
      end

      def alive?
        !pid.nil?
      end

      # Presses the power button. The guest's end is the answer.
      def power_down
        monitor.execute("system_powerdown")
        wait_for_end(10)
      rescue Monitor::Silent, Monitor::Refused
        !alive?
      end

      # Lets a machine go on that QEMU has stopped, because the host's disk was full, for one.
      def resume
        monitor.execute("cont")
      rescue Monitor::Silent, Monitor::Refused
        nil
      end

      # What the memory of a machine fits to, as it would be started now.
      def facts
        box = Box.new(@machine)
        version = Vagrant::Util::Env.with_clean_env { Open3.capture2(box.program, "--version").first }
        { "memory" => @machine.provider_config.memory, "processors" => @machine.provider_config.cpus,
          "accelerator" => accelerator(box)[/\A\w+/], "QEMU" => version[/version (\S+)/, 1] }
      end

      # The same, as it was when the running machine was started; nil if that is not known.
      def booted
        JSON.parse(booted_file.read) if alive?
      rescue Errno::ENOENT, JSON::ParserError
        nil
      end

      # MiB of the host's memory that the machine has touched; nil where the host has no /proc.
      def resident_memory
        kilobytes = File.read("/proc/#{pid}/status")[/^VmRSS:\s+(\d+)/, 1]
        kilobytes && Integer(kilobytes, 10) / 1024
      rescue SystemCallError
        nil
      end

      # TERM lets QEMU write what it holds of the disk; the guest has no say in it.
      def stop
        %w[TERM KILL].each do |signal|
          process = pid or return
          Process.kill(signal, process)
          return if wait_for_end(5)
        end
      rescue Errno::ESRCH
        nil # It ended by itself meanwhile, which is what was wanted.
      end

      def serial_log
        @directory.join("serial.log")
      end

      private

      def booted_file
        @directory.join("booted.json")
      end

      def accelerator(box)
        Accelerator.choose(Accelerator.facts_of_host, box.arch, loader: box.kernel.nil?)
      end

      def command_line(forwards, snapshot)
        box = Box.new(@machine)
        CommandLine.build(
          binary: box.program, arch: box.arch, kernel: box.kernel, firmware: box.firmware, seed: box.seed,
          accelerator: accelerator(box), snapshot: snapshot,
          id: @machine.id, name: "#{@machine.env.root_path.basename}-#{@machine.name}",
          memory: @machine.provider_config.memory, cpus: @machine.provider_config.cpus,
          directory: @directory.to_s, forwards: forwards
        )
      end

      def make_fifos
        %w[monitor.in monitor.out].each do |name|
          fifo = @directory.join(name)
          File.mkfifo(fifo.to_s, 0o600) unless fifo.pipe?
        end
      end

      # The number in the file may belong to another process by now, and an ended process may stay
      # for a while as a zombie, which has no command line: so the command line has to name this machine.
      def pid
        number = Integer(@directory.join("qemu.pid").read, exception: false)
        number if number && @machine.id && command_of(number).include?(@machine.id)
      rescue SystemCallError
        nil
      end

      # macOS has no /proc.
      def command_of(pid)
        return File.binread("/proc/#{pid}/cmdline") if File.exist?("/proc/self/cmdline")

        Open3.capture2e("ps", "-ww", "-o", "command=", "-p", pid.to_s).first
      end

      def wait_for_end(seconds)
        deadline = Deadline.new(seconds)
        sleep 0.1 while alive? && !deadline.passed?
        !alive?
      end
    end
  end
end
