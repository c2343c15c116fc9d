# frozen_string_literal: true

module VagrantPlugins
  module Embedded
    # Before each small step Vagrant checks twice whether the guest is ready, and each time starts a shell in it, which costs
    # an emulated lab seconds. This caches the first yes. A lost connection is opened again when it is needed.
    class CachedReady
      module Remembers
        def ready?
          @cached_ready ||= super
        end
      end

      def initialize(app, _env)
        @app = app
      end

      # On the way back, like what it helps.
      def call(env)
        @app.call(env)
        env[:machine].communicate.extend(Remembers)
      end
    end
  end
end
