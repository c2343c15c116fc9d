require "tmpdir"

# Vagrant has rsync's ssh put a socket into the temporary folder. The path of a socket ends at 103 characters on macOS and
# at 107 on Linux, and Vagrant does not quote it.
module Applab
  module TemporaryFolder
    # Of those the folder's own name, as Vagrant makes it, and what ssh appends to it take some 55.
    LONGEST = 48

    class << self
      # The environment as it was, for what needs room rather than a short path.
      def given
        @given || {}
      end

      def suit_ssh
        @given = { "TMPDIR" => ENV["TMPDIR"] }
        return if File::ALT_SEPARATOR

        path = Dir.tmpdir
        ENV["TMPDIR"] = "/tmp" unless path.bytesize <= LONGEST && path.match?(%r{\A[\w/.+-]+\z})
      end
    end
  end
end
