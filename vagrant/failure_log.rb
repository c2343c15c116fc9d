# The end of a `vagrant up` that failed: the code of the failure, if no line before had one, and a log that has all of
# it. Needs to be loaded before what may fail. Under `npm start`, which keeps a log of its own, it writes none.
require "fileutils"

module Applab
  module FailureLog
    COMMANDS = %w[up reload provision snapshot].freeze

    # Vagrant's own errors that users meet; any other has the last one. host/vagrant/errors.ts knows them by their words.
    CODES = {
      "BoxUnpackageFailure" => "LAB-291", "MachineActionLockedError" => "LAB-292", "MachineLocked" => "LAB-292",
      "DownloaderError" => "LAB-293", "BoxAddShortNotFound" => "LAB-293", "VMBootTimeout" => "LAB-294",
      "SnapshotNotFound" => "LAB-231", "SnapshotConflictFailed" => "LAB-231", "SnapshotNotSupported" => "LAB-297",
      "RSyncError" => "LAB-295", "ForwardPortCollision" => "LAB-296",
      "ForwardPortAutolistEmpty" => "LAB-296", "NoDefaultProvider" => "LAB-014"
    }.tap { |codes| codes.default = "LAB-290" }.freeze

    # All of Vagrant's messages pass here.
    module Copy
      def say(type, message, *, **)
        FailureLog.write(message)
        super
      end
    end

    class << self
      def listen
        return if (ARGV & COMMANDS).empty? || ENV["LAB_START_LOG"]

        begin_log
        Vagrant::UI::Basic.prepend(Copy)
        at_exit { say_last(ended_by) }
      end

      def write(text)
        # Without what only a terminal understands: Vagrant writes its progress over itself.
        @log&.puts(readable(text).gsub(/\r|\e\[[0-9;]*[A-Za-z]/, ""))
        @log&.flush
      rescue SystemCallError
        @log = nil # A full disk must not keep the lab from starting.
      end

      # A guest may print any bytes, and Ruby raises an error when searching text with an invalid encoding.
      def readable(text)
        text.to_s.dup.force_encoding(Encoding::UTF_8).scrub
      end

      # The error of a command that failed; true where it failed without one, as after Ctrl-C.
      def ended_by
        case $!
        when nil then nil
        when SystemExit then $!.success? ? nil : $!.cause || true
        when SignalException then true
        else $!
        end
      end

      def code(error)
        readable(error.message)[/LAB-\d{3}(?=: docs)/] || logged[/.*(LAB-\d{3}): docs/m, 1] ||
          CODES[error.class.name.to_s[/\w+\z/]]
      end

      private

      def folder
        File.join(ENV["VAGRANT_DOTFILE_PATH"] || File.expand_path("../.vagrant", __dir__), "applab")
      end

      def logged
        readable(File.binread(@file))
      rescue SystemCallError
        ""
      end

      def begin_log
        FileUtils.mkdir_p(folder)
        @log = open_log
        write("#{Time.now.utc} vagrant #{ARGV.join(' ')}\nVagrant #{Vagrant::VERSION}, #{RUBY_PLATFORM}")
      rescue SystemCallError
        nil
      end

      # A second Vagrant at the same time is refused later, and must not overwrite the first one's log.
      def open_log
        @file = File.join(folder, "vagrant.log")
        log = File.open(@file, "a")
        return log.tap { log.truncate(0) } if log.flock(File::LOCK_EX | File::LOCK_NB)

        log.close
        File.open(@file = File.join(folder, "vagrant-#{Process.pid}.log"), "w")
      end

      def say_last(error)
        return if error.nil? || @log.nil?

        if error.is_a?(Exception)
          name = code(error)
          page = "#{name}: docs/troubleshooting.md##{name.downcase}"
          message = readable(error.message)
          $stderr.puts page unless message.include?(page)
          write([message, *error.backtrace, page].join("\n"))
        end
        $stderr.puts "Full log: #{@file}"
      end
    end
  end
end

Applab::FailureLog.listen
