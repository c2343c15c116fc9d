require_relative "settings"

# The folder of the project. ssh, rsync and Node each read some characters of a path as something else, and Vagrant hands
# them the path as it is. host/bootstrap.cjs has the same list.
module Applab
  module Folder
    WRONG = /['"%\\?[:cntrl:]]|\$\{/.freeze

    class Refused < SettingError
      def code
        "LAB-005"
      end
    end

    def self.check(path)
      path = path.tr("\\", "/") if File::ALT_SEPARATOR
      found = path.dup.force_encoding(Encoding::UTF_8).scrub[WRONG] or return

      raise Refused, "A lab cannot be made here: the path of this folder contains #{found.inspect}, which ssh, rsync or Node " \
                     "misread: #{path.inspect}. Move the project to another folder."
    end
  end
end
