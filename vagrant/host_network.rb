require "open3"

# What this host knows of the way to the internet, for the lab that has to go the same way: a proxy that
# everything passes, a school's certificate authority that inspects it, a mirror of the npm registry.
module Applab
  module HostNetwork
    # Debian's and Ubuntu's place for certificate authorities that an administrator added.
    EXTRA_CAS = "/usr/local/share/ca-certificates/**/*.crt".freeze

    # How a guest with user-mode networking calls its host. https://www.qemu.org/docs/master/system/devices/net.html
    HOST_SEEN_FROM_GUEST = "10.0.2.2".freeze

    module_function

    # The environment for the provisioning steps.
    def for_lab(settings, env = ENV)
      {
        "LAB_CA" => [certificates(settings.ca ? [settings.ca] : Dir[EXTRA_CAS].sort)].pack("m0"),
        "LAB_HTTP_PROXY" => seen_from_guest(proxy(env, "http_proxy")),
        "LAB_HTTPS_PROXY" => seen_from_guest(proxy(env, "https_proxy")),
        "LAB_NO_PROXY" => proxy(env, "no_proxy"),
        "LAB_REGISTRY" => seen_from_guest(registry(settings))
      }
    end

    # In a file there may be anything besides, and on Windows it has other line endings.
    def certificates(files)
      text = files.map { |file| File.binread(file) }.join("\n").delete("\r")
      text.scan(/^-----BEGIN CERTIFICATE-----\n[A-Za-z0-9+\/=\n]+?-----END CERTIFICATE-----$/m).join("\n")
    end

    def proxy(env, name)
      env[name] || env[name.upcase] || ""
    end

    # The host's own loopback is another machine's loopback inside the lab.
    def seen_from_guest(url)
      url.sub(%r{(?<=//|@|\A)(localhost|127\.\d+\.\d+\.\d+|\[::1\])(?=[:/]|\z)}, HOST_SEEN_FROM_GUEST)
    end

    # npm on the host knows whether there is a mirror. Without an answer the lab finds the public one itself.
    def registry(settings)
      return settings.registry if settings.registry
      return "" unless (ARGV & %w[up reload provision]).any?

      answer, status = Open3.capture2("npm config get registry", err: File::NULL)
      status.success? ? answer.chomp : ""
    rescue SystemCallError
      ""
    end
  end
end
