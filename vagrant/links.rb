# What to open and type once the lab is up, with the real ports: Vagrant replaces one that is taken.
module Applab
  module Links
    module_function

    # In a lab at +task+ that task and the later ones are not solved.
    def show(machine, task)
      links = []
      links << "  the page behind Nginx           #{url(machine, 80)}/airbnb-onepage/" if task > 2
      links << "  the application server itself   #{url(machine, 5000)}/airbnb-onepage/" if task > 1
      machine.ui.success(["The lab is up.", *links, "Log in with 'vagrant ssh'; check it with 'npm run checks'."].join("\n"))
    end

    # For what 'vagrant ssh' is greeted with: the lab does not know its ports on the host.
    def tell_lab(machine)
      addresses = [80, 5000].map { |port| url(machine, port) }.join(" ")
      machine.communicate.sudo("[ ! -d /var/lib/applab ] || echo #{addresses} >/var/lib/applab/addresses")
    end

    # Where the provider forwards no ports (Hyper-V) the machine has an address of its own.
    def url(machine, guest_port)
      return "http://#{machine.ssh_info[:host]}:#{guest_port}" unless machine.provider.capability?(:forwarded_ports)

      "http://127.0.0.1:#{machine.provider.capability(:forwarded_ports).to_h.key(guest_port)}"
    end
  end
end
