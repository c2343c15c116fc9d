require "date"
require "digest"
require "json"
require "open3"
require_relative "cloud_image"
require_relative "settings"
require_relative "temporary_folder"

# Where the machine's box comes from.
module Applab
  module Box
    # What LAB_BOX calls a box that is built from packages, and its recipe.
    RECIPES = { "ubuntu-24.04-packages" => "ubuntu-24.04", "debian-12" => "debian-12", "debian-13" => "debian-13" }.freeze

    # Who made the packages is proved by one of these; without them, or elsewhere than on Linux, no box can be built.
    KEYRINGS = %w[debian ubuntu].map { |name| "/usr/share/keyrings/#{name}-archive-keyring.gpg" }.freeze

    # The other providers get a public one, pinned, which many have used, until the registry of public boxes ends; then one
    # of Ubuntu's image.
    PUBLIC = { name: "bento/ubuntu-24.04", version: "202510.26.0" }.freeze
    PUBLIC_END = Date.new(2027, 3, 15)

    # Providers that start any disk image get the box that box/build.sh makes of a signed package archive.
    OPEN = %w[libvirt qemu embedded].freeze

    BUILD = File.expand_path("../box/build.sh", __dir__)

    # What build.sh's exit codes say: the build failed, there is no such recipe, the host lacks something.
    CODES = { 1 => "LAB-101", 2 => "LAB-102", 3 => "LAB-103" }.freeze

    class Failed < SettingError
      attr_reader :code

      def initialize(code, text)
        @code = code
        super(text)
      end
    end

    module_function

    # The table. +setting+ is LAB_BOX: a cloud image, a recipe of box/build.sh, a file that ends in .box, or name[@version].
    # Answers { image:, form: }, { recipe: }, { file: } or { name:, version: }; a nil recipe is the one that suits the host.
    # A lab that +keeps+ the public box gets no other one.
    def choose(provider:, setting: nil, builds: builds?, today: Date.today, keeps: false)
      case setting
      when nil
        return PUBLIC if !OPEN.include?(provider) && (keeps || today < PUBLIC_END)

        builds && OPEN.include?(provider) ? { recipe: nil } : image(CloudImage::NAMES.first, provider)
      when *CloudImage::NAMES then image(setting, provider)
      when *RECIPES.keys then { recipe: RECIPES[setting] }
      when /\.box\z/ then { file: setting }
      else %i[name version].zip(setting.split("@", 2)).to_h.compact
      end
    end

    # Whether there is a lab of the public box: with another one Vagrant would log in with that box's key.
    def keeps?(dotfile, provider)
      file = File.join(dotfile, "machines", "default", provider, "box_meta")
      File.file?(file) && JSON.parse(File.read(file))["name"] == PUBLIC[:name]
    end

    def builds?
      RbConfig::CONFIG["host_os"].start_with?("linux") && KEYRINGS.any? { |file| File.exist?(file) }
    end

    def image(name, provider)
      { image: name, form: CloudImage::FORMS[provider] }
    end

    # Puts the choice into Vagrant's configuration.
    def configure(config, choice)
      # Vagrant calls the blocks of all the providers with a configuration that is not used; only for the provider
      # that is used may it matter whether this host can build a box.
      return if config.is_a?(Vagrant::Config::V2::DummyConfig)

      # A box is renewed when the project names another one, not when a server says so.
      config.vm.box_check_update = false
      return configure_file(config, choice[:file]) if choice.key?(:file)
      return configure_built(config, choice[:recipe]) if choice.key?(:recipe)
      return configure_image(config, choice[:image], choice[:form]) if choice.key?(:image)

      config.vm.box = choice[:name]
      config.vm.box_version = choice[:version] if choice[:version]
    end

    # Named after what it is: a file that was replaced is another box.
    def configure_file(config, file)
      stat = File.stat(file)
      config.vm.box = "applab/file-#{Digest::SHA256.hexdigest([file, stat.size, stat.mtime.to_f].join("\0"))[0, 12]}"
      config.vm.box_url = "file://#{file}"
    end

    def configure_built(config, recipe)
      config.vm.box = ask_build("--name", recipe)
      config.vm.box_url = "file://#{ask_build('--file', recipe)}"
      config.trigger.before :up do |trigger|
        trigger.ruby { build(recipe) }
      end
    end

    def configure_image(config, name, form)
      form or raise Failed.new("LAB-109", "A box of Ubuntu's cloud image has no form for this provider. " \
                                          "Name a box in LAB_BOX, such as owner/name@version.")
      oldest = CloudImage::OLDEST_VAGRANT[form]
      if oldest && Gem::Version.new(Vagrant::VERSION) < Gem::Version.new(oldest)
        raise Failed.new("LAB-109", "With this provider a box of Ubuntu's cloud image needs Vagrant #{oldest} or newer; " \
                                    "this is #{Vagrant::VERSION}. Or name a box in LAB_BOX, such as owner/name@version.")
      end
      config.vm.box = CloudImage.box(name, form)
      config.vm.box_url = "file://#{CloudImage.file(config.vm.box)}"
      config.trigger.before :up do |trigger|
        # Vagrant keeps a box that it has added: the file is then of no use any more.
        trigger.ruby { |env, machine| machine.box || env.boxes.find(config.vm.box, CloudImage::PROVIDERS, ">= 0") || make(name, form) }
      end
    end

    # Fetches some hundreds of megabytes the first time.
    def make(name, form)
      CloudImage.make(name, form) or
        raise Failed.new("LAB-109", "The box could not be made; the lines above say why.")
    end

    # Takes half a minute the first time, and nothing afterwards.
    def build(recipe)
      # As a pair: one word alone would go through a shell, which splits a path with spaces.
      return if system(TemporaryFolder.given, [BUILD, BUILD], *recipe)

      raise Failed.new(CODES.fetch($?&.exitstatus, "LAB-101"), "The box could not be built; the lines above say why.")
    end

    # Vagrant reads the configuration several times in a command.
    def ask_build(question, recipe)
      (@answers ||= {})[[question, recipe]] ||= ask_build_anew(question, recipe)
    end

    def ask_build_anew(question, recipe)
      answer, problem, status = Open3.capture3(BUILD, question, *recipe)
      status.success? ? answer.chomp : raise(Failed.new(CODES.fetch(status.exitstatus, "LAB-101"), problem.chomp))
    rescue SystemCallError => e
      raise Failed.new("LAB-104", "box/build.sh, which makes the box for this provider, does not run on this host " \
                                  "(#{e.message}). Name a box in LAB_BOX, such as owner/name@version.")
    end
  end
end
