require "digest"
require "json"
require "rbconfig"

module Applab
  # The box that is made of Ubuntu's own cloud image: box/cloud-image/.
  module CloudImage
    FOLDER = File.expand_path("../box/cloud-image", __dir__)

    # The images that are pinned, by name, such as ubuntu-24.04.
    NAMES = JSON.parse(File.read(File.join(FOLDER, "pins.json"))).keys.freeze

    # The form in which a provider takes a box: box/cloud-image/forms.ts.
    FORMS = { "libvirt" => "qcow2", "qemu" => "qcow2", "embedded" => "qcow2", "virtualbox" => "ovf",
              "vmware_desktop" => "vmx", "hyperv" => "vhdx", "parallels" => "pvm" }.freeze

    # What a box says that it is for.
    PROVIDERS = %i[libvirt virtualbox vmware_desktop hyperv parallels].freeze

    # The oldest Vagrant that imports a form, where the project's own oldest one does not: with 2.3 no CD can be attached in
    # Hyper-V, and 2.4.6 and 2.4.7 cannot read the description of the machine.
    OLDEST_VAGRANT = { "vhdx" => "2.4.8" }.freeze

    BOOTSTRAP = File.expand_path("../host/bootstrap.cjs", __dir__)

    module_function

    # What Vagrant calls the box: it changes with everything that the box is made of.
    def box(name, form)
      files = Dir.glob("**/*", base: FOLDER).reject { |file| file.include?(".test") || file.start_with?("signed/") }
      made_of = files.sort.map { |file| File.join(FOLDER, file) }.select { |file| File.file?(file) }
      key = Digest::SHA256.hexdigest([form, *made_of.map { |file| Digest::SHA256.file(file).hexdigest }].join(" "))
      "applab/#{name}-image-#{form}-#{architecture}-#{key[0, 12]}"
    end

    def file(box)
      File.join(cache, "boxes", "#{box.sub('/', '-')}.box")
    end

    # The same folder as core/cache-folder.ts says.
    def cache
      ENV["LAB_CACHE"] || File.join(ENV["XDG_CACHE_HOME"] || File.join(Dir.home, ".cache"), "applab")
    end

    # Debian's word for the processor of this host.
    def architecture
      RbConfig::CONFIG["host_cpu"].match?(/\A(arm64|aarch64)\z/) ? "arm64" : "amd64"
    end

    # Makes the box file, unless it is there. Answers whether that succeeded; if not, the lines above say why.
    def make(name, form)
      system("node", BOOTSTRAP, "host/box.ts", name, "--form", form, "--file", file(box(name, form)),
             "--architecture", architecture)
    end
  end
end
