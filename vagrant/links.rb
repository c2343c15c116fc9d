# What to open and to type once the lab is up, with the ports as they really are: a taken one was corrected.
module Applab
  module Links
    module_function

    def show(machine)
      port = forwarded(machine, 80)
      where = port ? "http://127.0.0.1:#{port}" : "http://#{machine.ssh_info[:host]}"
      machine.ui.success("The lab is up: #{where}/airbnb-onepage/\n" \
                         "Log in with 'vagrant ssh'; judge it with 'npm run checks'.")
    end

    # nil where the provider forwards no ports and the machine has an address of its own (Hyper-V).
    def forwarded(machine, guest_port)
      return unless machine.provider.capability?(:forwarded_ports)

      machine.provider.capability(:forwarded_ports).to_h.key(guest_port)
    end
  end
end
