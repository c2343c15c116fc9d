# How the project gets into the lab.
module Applab
  module ProjectFolder
    # As a copy, made again by up, reload and provision: folders shared live hang 'vagrant halt' on some hosts. Vagrant for
    # Windows brings an rsync that fails on some; where VirtualBox can share a folder, provision/run.sh makes the copy. Ubuntu's
    # own image, which a box file may be of, lacks what that needs.
    def self.type(provider, windows:, image:)
      windows && provider == "virtualbox" && !image ? "virtualbox" : "rsync"
    end
  end
end
