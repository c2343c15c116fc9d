require "fileutils"
require "json"
require "time"

module Applab
  # What the host knows of a lab goes along with its machine snapshots, whatever the provider: the task before which the
  # lab is (exercise.rb), the tasks that the learner solved in it, and the faults that it has (faults/engine/progress.ts). Which
  # faults were solved is the learner's, and stays as it is.
  class SnapshotRecord
    def initialize(dotfiles)
      @folder = File.join(dotfiles, "applab")
      @records = File.join(@folder, "snapshots")
    end

    def save(name)
      write(record(name), JSON.generate(task: read(task), faults: faults))
    end

    # A snapshot that was taken before this record was kept, or without it, changes nothing.
    def restore(name)
      text = read(record(name)) or return
      kept = JSON.parse(text)
      kept["task"] ? write(task, kept["task"]) : FileUtils.rm_f(task)
      put_back(kept["faults"])
      take_back_tasks_since(File.mtime(record(name)))
    end

    def delete(name)
      FileUtils.rm_f(record(name))
    end

    # After the machine is gone, with its snapshots.
    def forget
      FileUtils.rm_rf(@records)
    end

    private

    def task
      File.join(@folder, "task")
    end

    def progress
      File.join(@folder, "progress.json")
    end

    def done
      File.join(@folder, "done.json")
    end

    def record(name)
      File.join(@records, "#{name}.json")
    end

    def faults
      JSON.parse(read(progress) || "{}").fetch("atHand", [])
    rescue JSON::ParserError
      []
    end

    # A progress that cannot be read is told by the commands that need it.
    def put_back(faults)
      kept = JSON.parse(read(progress) || return)
      write(progress, "#{JSON.pretty_generate(kept.merge('atHand' => faults))}\n")
    rescue JSON::ParserError
      nil
    end

    # What a learner solved after the snapshot was taken is not in it (checks/target/done-tasks.ts).
    def take_back_tasks_since(time)
      kept = JSON.parse(read(done) || return)
      kept["done"] = kept["done"].reject { |task| Time.iso8601(task["at"]) > time }
      write(done, "#{JSON.generate(kept)}\n")
    rescue JSON::ParserError, TypeError, NoMethodError, ArgumentError
      nil # It was kept by an earlier version of the project, which noted no time.
    end

    def read(file)
      File.read(file)
    rescue Errno::ENOENT
      nil
    end

    # Whole or not at all.
    def write(file, text)
      FileUtils.mkdir_p(File.dirname(file))
      File.write("#{file}.new", text)
      File.rename("#{file}.new", file)
    end

    # Around Vagrant's own actions: does its part when they have succeeded.
    class Step
      def initialize(app, _env, &part)
        @app = app
        @part = part
      end

      def call(env)
        @app.call(env)
        @part.call(SnapshotRecord.new(env[:machine].env.local_data_path.to_s), env)
      end
    end

    if defined?(Vagrant.plugin)
      class Plugin < Vagrant.plugin("2")
        name "applab snapshot record"

        %i[save restore delete].each do |what|
          action_hook(what, :"machine_action_snapshot_#{what}") do |hook|
            hook.prepend(Step) { |record, env| record.public_send(what, env[:snapshot_name]) }
          end
        end

        action_hook(:forget, :machine_action_destroy) do |hook|
          hook.prepend(Step) { |record, env| record.forget if env[:machine].id.nil? }
        end
      end
    end
  end
end
