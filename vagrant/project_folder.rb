# How the project gets into the lab.
module Applab
  module ProjectFolder
    # As a copy, updated by up, reload and provision: live shared folders make 'vagrant halt' hang on some hosts. Windows has
    # no rsync, so there VirtualBox shares the folder, and provision/run.sh makes the copy.
    def self.type(provider, windows:)
      windows && provider == "virtualbox" ? "virtualbox" : "rsync"
    end
  end
end
