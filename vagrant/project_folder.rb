# How the project gets into the lab.
module Applab
  module ProjectFolder
    # As a copy, made again by up, reload and provision: folders shared live hang 'vagrant halt' on some hosts. Windows brings
    # no rsync to make one with, and VirtualBox shares a folder without it; there provision/run.sh makes the copy.
    def self.type(provider, windows:)
      windows && provider == "virtualbox" ? "virtualbox" : "rsync"
    end
  end
end
