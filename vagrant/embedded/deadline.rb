# frozen_string_literal: true

module VagrantPlugins
  module Embedded
    # A time some seconds from now, by the monotonic clock.
    class Deadline
      def initialize(seconds)
        @moment = now + seconds
      end

      def passed?
        now > @moment
      end

      # Seconds, 0 when it has passed.
      def left
        [@moment - now, 0].max
      end

      private

      def now
        Process.clock_gettime(Process::CLOCK_MONOTONIC)
      end
    end
  end
end
