# frozen_string_literal: true

require "json"
require "open3"
require "vagrant/util/env"

require_relative "errors"

module VagrantPlugins
  module Embedded
    # The machine's snapshots. QEMU keeps them inside the machine's disk, with the memory if the machine was running.
    # Beside the disk, `snapshots.json` says on which machine each was taken: memory fits only the same one.
    class Snapshots
      # QEMU's monitor splits its commands at spaces and reads quotes, and a name of digits could be taken for an id.
      NAME = /\A[A-Za-z][\w.+-]{0,63}\z/.freeze

      # Seconds to save or load: with acceleration a lab of 64 GiB is still well within it.
      PATIENCE = 600

      # MiB that must stay free on the host beside the memory: QEMU stops a machine whose disk cannot grow.
      MARGIN = 128

      # The provider capability behind `vagrant snapshot list`.
      def self.snapshot_list(machine)
        machine.provider.snapshots.names
      end

      def initialize(machine, qemu)
        @machine = machine
        @qemu = qemu
        @disk = machine.data_dir.join("disk.qcow2")
        @record = machine.data_dir.join("snapshots.json")
      end

      # In the order in which they were taken.
      def names
        all.sort_by { |each| each.values_at("date-sec", "date-nsec") }.map { |each| each["name"] }
      end

      # Whether the snapshot has the memory of a running machine.
      def memory?(name)
        find(name)["vm-state-size"].positive?
      end

      # With the memory if the machine runs. A failure leaves the machine and its snapshots as they were.
      def save(name)
        raise Errors::SnapshotName, name: name unless NAME.match?(name)

        @qemu.alive? ? save_running(name) : image_tool("-c", name)
        write_record(record.merge(name => @qemu.booted || @qemu.facts))
      end

      def delete(name)
        @qemu.alive? ? monitor("delvm #{name}") : image_tool("-d", name)
        write_record(record.reject { |key, _| key == name })
      end

      # Loads memory and disk into the running machine.
      def load(name)
        monitor("loadvm #{name}")
      end

      # Puts the disk back, of a machine that is off.
      def revert_disk(name)
        image_tool("-a", name)
      end

      # Whether its memory was taken from a machine like this one.
      def fits?(name, facts)
        record.fetch(name, facts) == facts
      end

      # Raises an error that says in which facts the two machines differ.
      def check_machine(name, facts)
        return if fits?(name, facts)

        taken = record[name]
        differing = taken.keys.reject { |key| taken[key] == facts[key] }
        raise Errors::SnapshotOfAnotherMachine,
              name: name, taken: in_words(taken, differing), now: in_words(facts, differing)
      end

      private

      def all
        return [] unless @disk.file?

        # -U: the running QEMU holds the lock of the image, and its list is read all the same.
        output, status = clean { Open3.capture2("qemu-img", "info", "-U", "--output=json", @disk.to_s) }
        status.success? ? JSON.parse(output).fetch("snapshots", []) : []
      end

      def find(name)
        all.find { |each| each["name"] == name } ||
          raise(Vagrant::Errors::SnapshotNotFound, snapshot_name: name, machine: @machine.name.to_s)
      end

      def save_running(name)
        check_room
        monitor("savevm #{name}")
      rescue Errors::SnapshotRefused
        # QEMU stopped the machine to save it. It goes on, if there is room for what it writes.
        @qemu.resume
        raise
      end

      # Saving takes at most the guest's memory; what QEMU itself has in memory says how much the guest has touched.
      def check_room
        megabytes = @qemu.resident_memory || @machine.provider_config.memory
        needed = [megabytes, @machine.provider_config.memory].min + MARGIN
        output, status = clean { Open3.capture2("df", "-Pm", @machine.data_dir.to_s) }
        free = output.lines.last.to_s.split[3] if status.success?
        return if free.nil? || Integer(free, 10) >= needed

        raise Errors::SnapshotNoRoom, free: free, needed: needed, folder: @machine.data_dir
      end

      # The monitor for people prints nothing when all went well.
      def monitor(line)
        said = @qemu.monitor.command_for_people(line, seconds: PATIENCE).strip
        raise Errors::SnapshotRefused, output: said unless said.empty?
      rescue Monitor::Silent, Monitor::Refused => e
        raise Errors::SnapshotRefused, output: e.message
      end

      def image_tool(action, name)
        output, status = clean { Open3.capture2e("qemu-img", "snapshot", action, name, @disk.to_s) }
        raise Errors::SnapshotRefused, output: output.strip unless status.success?
      end

      def clean(&block)
        Vagrant::Util::Env.with_clean_env(&block)
      end

      def record
        JSON.parse(@record.read)
      rescue Errno::ENOENT, JSON::ParserError
        {}
      end

      def write_record(record)
        @record.write(JSON.pretty_generate(record))
      end

      def in_words(facts, keys)
        keys.map { |key| "#{key} #{facts[key]}" }.join(", ")
      end
    end
  end
end
