# The LAB_* variables: every setting of the lab, its default, and what it may be.
module Applab
  # An error that Vagrant prints as it is, without a backtrace. Plain Ruby runs this file in the tests.
  class SettingError < (defined?(Vagrant::Errors::VagrantError) ? Vagrant::Errors::VagrantError : StandardError)
    def initialize(text)
      @text = text
      super()
    end

    # Explained on the page that the last line names. vagrant/box.rb has more of them.
    def code
      "LAB-201"
    end

    def error_message
      "#{@text}\n#{code}: docs/troubleshooting.md##{code.downcase}"
    end
    alias message error_message
  end

  # All of them are read at once, so that a wrong one is told before anything is done.
  class Settings
    PROVIDERS = %w[virtualbox vmware_desktop parallels hyperv libvirt qemu embedded].freeze

    # Where libvirt answers, in one daemon or in several.
    LIBVIRT = %w[/run/libvirt/libvirt-sock /run/libvirt/virtqemud-sock].freeze

    # How many there are, a page for each; their numbers begin with 0.
    TASKS = Dir.glob("[0-9]-*.md", base: File.expand_path("../tasks", __dir__)).size

    # MiB of memory, and processors.
    attr_reader :memory, :cpus

    # Ports of the host, on 127.0.0.1, that lead to the site and to the service.
    attr_reader :site_port, :service_port

    # nil leaves the choice to Vagrant: the first provider of the Vagrantfile that this host has.
    attr_reader :provider

    # A recipe of box/, a file, or the name of a box (see box.rb); nil for the one that suits the provider.
    attr_reader :box

    # The npm registry's address, for mirrors and for hosts without npm; nil to ask npm.
    attr_reader :registry

    # A PEM file of certificate authorities that the lab shall trust; nil for those that the host was given.
    attr_reader :ca

    # The first task that the lab shall not have solved; TASKS for all of them; nil where nothing is said.
    attr_reader :task

    def initialize(env = ENV)
      # An empty variable is one that was not set: LAB_BOX= vagrant up
      @env = env.to_h.select { |name, value| name.start_with?("LAB_") && !value.empty? }
      @memory = integer("LAB_MEMORY", 1536, 512..65_536, "MiB")
      @cpus = integer("LAB_CPUS", 2, 1..64, "processors")
      @site_port = integer("LAB_SITE_PORT", 8080, 1024..65_535, "a port of the host")
      # Not 5000, which is AirPlay's on macOS.
      @service_port = integer("LAB_SERVICE_PORT", 5050, 1024..65_535, "a port of the host")
      @provider = one_of("LAB_PROVIDER", PROVIDERS)
      @box = @env["LAB_BOX"]
      @box = file("LAB_BOX") if @box&.end_with?(".box")
      @registry = @env["LAB_REGISTRY"]
      @task = @env["LAB_TASK"] && integer("LAB_TASK", TASKS, 0..TASKS, "the first task that is not solved")
      @ca = file("LAB_CA")
      return if @ca.nil? || File.binread(@ca).include?("-----BEGIN CERTIFICATE-----")

      raise SettingError, "LAB_CA names a file without a certificate in PEM: #{@ca}"
    end

    # Those that Vagrant may choose from, in their order. Debian brings Vagrant with the plugin of libvirt, which calls
    # itself usable where there is no libvirt, too.
    def providers
      PROVIDERS.reject { |name| name == "libvirt" && @provider != name && LIBVIRT.none? { |path| File.socket?(path) } }
    end

    private

    def integer(name, default, range, unit)
      text = @env.fetch(name, default.to_s)
      value = Integer(text, 10, exception: false)
      return value if value && range.cover?(value)

      raise SettingError, "#{name} is '#{text}'; it takes a whole number from #{range.min} to #{range.max} " \
                          "(#{unit}; the default is #{default})."
    end

    def one_of(name, choices)
      value = @env[name]
      return value if value.nil? || choices.include?(value)

      raise SettingError, "#{name} is '#{value}'; it can be one of: #{choices.join(', ')}."
    end

    def file(name)
      path = @env[name] && File.expand_path(@env[name])
      return path if path.nil? || File.file?(path)

      raise SettingError, "#{name} names a file that does not exist: #{path}"
    end
  end
end
