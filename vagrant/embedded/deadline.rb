# frozen_string_literal: true

module VagrantPlugins
  module Embedded
    # A moment some seconds from now, by a clock that cannot be set.
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
