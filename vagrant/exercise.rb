require "fileutils"
require_relative "settings"

# Exercise mode: the lab as it is before a task. The number of that task is kept beside the machine, so that a later
# 'vagrant provision' solves no more than this machine was made for.
module Applab
  class Exercise
    # The number of a lab in which everything is solved.
    ALL = Settings::TASKS

    # +wanted+ is LAB_TASK or nil; +dotfiles+ is Vagrant's folder for this project.
    def initialize(wanted, dotfiles)
      @wanted = wanted
      @file = File.join(dotfiles, "applab", "task")
      @machines = File.join(dotfiles, "machines", "default")
    end

    # The first task that is not solved; ALL where there is none.
    def task
      @wanted || solved
    end

    # The provisioning steps of the solved tasks. Steps 0 and 0a to 0c are needed by every task; the app (0d) and the
    # development server (0e) are the result of task 0.
    def choose(steps)
      steps.select do |step|
        case step
        when /\A0[a-c]?-/ then true
        when "0e-develop" then task == 1
        else step.to_i < task
        end
      end
    end

    # Before the machine is started. Only provisioning solves tasks, not starting.
    def before_start
      return keep(task) unless made?
      return if task == solved

      refuse_less
      raise SettingError, "This lab #{progress_of(solved)}, and starting it solves nothing. 'npm run solve -- #{task - 1}' " \
                          "or 'LAB_TASK=#{task} vagrant provision' does, once it is running; start it without LAB_TASK."
    end

    # Before a running machine is provisioned.
    def before_provision(running: true)
      return unless made? && running

      refuse_less
      keep(task)
    end

    # After the machine is gone.
    def forget
      FileUtils.rm_f(@file) unless made?
    end

    # What the user should know after a start; nil if every task is solved.
    def notice
      return if task == ALL

      text = "This lab #{progress_of(task)}; 'npm run checks' checks it, 'npm run solve -- #{task}' installs a solution."
      return text if task.zero? || task > 6

      "#{text}\nServices start at boot only from task 6 on: after a reboot, 'vagrant provision' starts them."
    end

    private

    # The first unsolved task of this machine. One without a number was made with everything solved.
    def solved
      text = made? && File.file?(@file) ? File.binread(@file) : ""
      text.match?(/\A\d\s*\z/) && text.to_i < ALL ? text.to_i : ALL
    end

    def made?
      Dir.glob("*/id", base: @machines).any? # the path may have brackets
    end

    def keep(task)
      return FileUtils.rm_f(@file) if task == ALL

      FileUtils.mkdir_p(File.dirname(@file))
      File.write(@file, "#{task}\n")
    end

    def refuse_less
      return if task >= solved

      raise SettingError, "This lab #{progress_of(solved)}, and a solved task cannot be removed: for LAB_TASK=#{task} " \
                          "run 'vagrant destroy' first. Without LAB_TASK it stays as it is."
    end

    def progress_of(task)
      task == ALL ? "has every task solved" : "is at task #{task}"
    end
  end
end
