# frozen_string_literal: true

module VagrantPlugins
  module Embedded
    # What the guest printed on its serial line.
    module Console
      # Bytes of its end that are read: it is asked for five times a second.
      READ = 32 * 1024

      # The last lines, without what only a terminal understands.
      def self.last(path, count)
        text = tail(path).force_encoding("UTF-8").scrub("")
        text.gsub(/\e(\[[0-9;?]*[A-Za-z]|.)|[^[:print:]\n]/, "").split("\n").reject(&:empty?).last(count)
      rescue Errno::ENOENT
        []
      end

      def self.tail(path)
        File.open(path, "rb") do |file|
          file.seek([file.size - READ, 0].max)
          file.read
        end
      end
      private_class_method :tail
    end
  end
end
