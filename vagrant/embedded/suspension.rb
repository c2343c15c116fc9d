# frozen_string_literal: true

require "json"

require_relative "errors"

module VagrantPlugins
  module Embedded
    # A machine that was put back with `--no-start`: it is off, and the next `vagrant up` goes on with the memory of a
    # snapshot. A `vagrant halt` before that gives the memory up.
    class Suspension
      def initialize(machine, snapshots)
        @snapshots = snapshots
        @file = machine.data_dir.join("suspended.json")
      end

      # `delete`: whether the snapshot goes when it has been used (`vagrant snapshot pop`).
      def keep(name, delete:)
        @file.write(JSON.generate(name: name, delete: delete))
      end

      # The snapshot to go on with; nil if there is none.
      def name
        read["name"]
      end

      # Whatever is done to the snapshots of such a machine would be done to a disk that it is about to leave.
      # With a name: only if it is that snapshot's.
      def refuse(snapshot = name)
        raise Errors::MachineSuspended, name: name if name && name == snapshot
      end

      # After its memory was loaded, or is not wanted any more.
      def used
        @snapshots.delete(name) if read["delete"]
        @file.delete if @file.file?
      end

      # The disk goes back alone, as that of a machine that lost its power at that moment.
      def give_up
        @snapshots.revert_disk(name)
        used
      end

      private

      def read
        JSON.parse(@file.read)
      rescue Errno::ENOENT, JSON::ParserError
        {}
      end
    end
  end
end
