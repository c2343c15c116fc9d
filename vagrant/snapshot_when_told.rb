module Applab
  # With LAB_SNAPSHOT_WHEN_TOLD, `vagrant snapshot save --force` waits for a line "go" on its standard input before it
  # changes anything. `npm run break` starts it before it knows whether it will break the lab, so that Vagrant's own
  # start, of seconds, costs no time. Anything else than "go", or the end of the input, takes no snapshot.
  class SnapshotWhenTold
    class << self
      # Ask once: with --force a delete comes before the save.
      def told?(input = $stdin)
        @told = input.gets.to_s.chomp == "go" if @told.nil?
        @told
      end
    end

    def initialize(app, _env)
      @app = app
    end

    def call(env)
      exit(3) unless SnapshotWhenTold.told?
      @app.call(env)
    end

    if ENV["LAB_SNAPSHOT_WHEN_TOLD"] && defined?(Vagrant.plugin)
      class Plugin < Vagrant.plugin("2")
        name "applab snapshot when told"

        %i[machine_action_snapshot_delete machine_action_snapshot_save].each do |action|
          action_hook(action, action) { |hook| hook.prepend(SnapshotWhenTold) }
        end
      end
    end
  end
end
