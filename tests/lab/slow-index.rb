# For tests: a Vagrant whose further threads hold the lock on a machine for long when they note its state. The first
# thread, and the one that does the work, are as fast as ever.
worker = nil
TracePoint.new(:end) do |at|
  next unless at.self.to_s == "Vagrant::MachineIndex"

  at.self.prepend(Module.new do
    define_method(:release) do |entry|
      worker ||= Thread.current unless Thread.current == Thread.main
      sleep 10 unless [Thread.main, worker].include?(Thread.current)
      super(entry)
    end
  end)
end.enable
