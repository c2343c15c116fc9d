# frozen_string_literal: true

module VagrantPlugins
  module Embedded
    # Vagrant asks a guest that answers whether it answers, twice before each of its small steps, and each time starts a
    # shell in it: seconds of every provisioning where the lab is emulated. From here on one yes is enough. A connection
    # that is lost is made again when it is needed.
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
