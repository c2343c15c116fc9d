# Runs in the lab as root, as `perl -e`, with a mark, the address that it claims to have, and NAME=PATH for each request.
# Reads what comes over TCP to ports 5000 to 5003 while it asks port 80 for these paths.
# Prints "asked HOST", and each of its requests that comes: "request PORT NAME", its lines about the client, an empty line.
use strict;
use warnings;
use Socket qw(AF_INET AF_INET6 SOCK_RAW IPPROTO_TCP SOL_SOCKET SO_RCVBUF SOCK_STREAM SO_SNDTIMEO pack_sockaddr_in inet_aton);

my ($mark, $claimed, @requests) = @ARGV;
my $host = "asked-$mark.example";
my ($first, $last) = (5000, 5003);
my $end = time + 5;
my $longest = 65536; # Bytes of a connection that may wait for the end of a request's head.
$| = 1;

# A raw socket gets a copy of each TCP segment that reaches this machine, loopback included. Those of IPv4 come with the
# header of IP, those of IPv6 without.
my %family;
for my $each (AF_INET, AF_INET6) {
  socket(my $socket, $each, SOCK_RAW, IPPROTO_TCP) or next;
  setsockopt($socket, SOL_SOCKET, SO_RCVBUF, 4 << 20);
  only_our_ports($socket, $each);
  $family{fileno $socket} = [$each, $socket];
}
%family or die "no raw socket: $!\n";
print "asked $host\n";
my %answering; # The connections to port 80, by number.
for (@requests) { ask(split /=/, $_, 2) or last }

# Sends a request. Its answer is read only so that Nginx can finish it.
sub ask {
  my ($name, $path) = @_;
  socket(my $socket, AF_INET, SOCK_STREAM, 0) or return;
  # A firewall can keep silent: then connect gives up after two seconds.
  setsockopt($socket, SOL_SOCKET, SO_SNDTIMEO, pack "l! l!", 2, 0);
  connect($socket, pack_sockaddr_in(80, inet_aton("127.0.0.1"))) or return;
  my @head = ("GET $path?$mark-$name HTTP/1.1", "Host: $host", "X-Forwarded-For: $claimed", "Connection: close", "", "");
  defined syswrite($socket, join "\r\n", @head) or return;
  $answering{fileno $socket} = $socket;
}

# Has the kernel leave out what goes to other ports: this program would be slow at that. SO_ATTACH_FILTER is 26, and the
# program is one of the classic BPF: https://www.kernel.org/doc/html/latest/networking/filter.html
sub only_our_ports {
  my ($socket, $each) = @_;
  my @header = $each == AF_INET ? (0xb1, 0, 0, 0) : (0x01, 0, 0, 0); # X = where the header of TCP begins
  my @program = (
    @header,
    0x48, 0, 0, 2,      # A = the port to which it goes
    0x35, 0, 2, $first, # A < first: leave out
    0x25, 1, 0, $last,  # A > last: leave out
    0x06, 0, 0, 262144, # take all of it
    0x06, 0, 0, 0,      # leave out
  );
  my $code = join "", map { pack "S C C L", splice @program, 0, 4 } 1 .. @program / 4;
  setsockopt($socket, SOL_SOCKET, 26, pack("S x![P] P", length($code) / 8, $code));
}

my %waiting; # By connection: the bytes that are not yet a whole head.
my %next;    # By connection: the number of the byte that comes next.

# What a service got was there before its answer: after the last answer, what waits is read, and nothing more will come.
while (time < $end) {
  my $over = !%answering;
  my $ready = "";
  vec($ready, $_, 1) = 1 for keys %family, keys %answering;
  my $some = select($ready, undef, undef, $over ? 0 : 0.2);
  last if $over && $some <= 0;
  for my $number (grep { vec $ready, $_, 1 } keys %answering) {
    delete $answering{$number} unless sysread($answering{$number}, my $answer, 65536);
  }
  for my $number (grep { vec $ready, $_, 1 } keys %family) {
    my ($each, $socket) = @{$family{$number}};
    defined recv($socket, my $segment, 262144, 0) or next;
    $segment = substr $segment, 4 * (ord($segment) & 15) if $each == AF_INET;
    take($each, $segment);
  }
}

# Adds a segment to what is known of its connection, without what came before.
sub take {
  my ($each, $segment) = @_;
  return if length $segment < 20;
  my ($from, $port, $sequence, undef, $offset) = unpack "n n N N C", $segment;
  return if $port < $first || $port > $last;
  my $data = substr $segment, 4 * ($offset >> 4);
  return if $data eq "";
  my $connection = "$each $from $port";
  my $known = defined $next{$connection} ? ($next{$connection} - $sequence) & 0xffffffff : 0;
  # More than half of all numbers: a part is missing, or the connection is a new one.
  if ($known >= 1 << 31 || $known > length $data) { $waiting{$connection} = ""; $known = 0 }
  $next{$connection} = ($sequence + length $data) & 0xffffffff;
  $waiting{$connection} .= substr $data, $known;
  tell_requests($connection, $port);
}

# Prints the whole heads with the mark. What stands between two heads is the body of the first.
sub tell_requests {
  my ($connection, $port) = @_;
  while ($waiting{$connection} =~ s{\A.*?([A-Z]+ [^ \r\n]+ HTTP/1[.][01]\r\n.*?\r\n)\r\n}{}s) {
    my ($request, @lines) = split /\r\n/, $1;
    my ($name) = $request =~ /\Q$mark\E-(told\w+)/ or next;
    my @told = grep { /^(?:Host|Forwarded|X-Forwarded-\w+|X-Real-IP):/i } @lines;
    print join("\n", "request $port $name", (map { substr $_, 0, 300 } splice @told, 0, 20), "", "");
  }
  $waiting{$connection} = "" if length $waiting{$connection} > $longest;
}
