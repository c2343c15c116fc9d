/**
 * The facts that all of them can express. Each peer has a test with the name of the fact, written as its users would
 * write it; of our requirements one says the same, or more.
 */
export const twelve: { fact: string; ours: string }[] = [
  { fact: "nginx -t accepts the configuration", ours: "nginx -t accepts the configuration" },
  { fact: "port 80 is listened on", ours: "Nginx listens on port 80" },
  { fact: "port 5000 is listened on", ours: "port 5000 answers on the public address" },
  {
    fact: "port 6000 is free",
    ours: "nothing listens on port 6000",
  },
  { fact: "pgrep finds appserver", ours: "pgrep finds the processes on port 5000 by their own name" },
  { fact: "appserver is not root", ours: "the process on port 5000 does not run as root" },
  {
    fact: "the page answers on port 5000",
    ours: "port 5000 answers /airbnb-onepage/ with Hello HBNB!",
  },
  { fact: "the page answers on port 80", ours: "port 80 answers /airbnb-onepage/ on 127.0.0.1" },
  { fact: "the default page is gone", ours: "port 80 does not show the distribution's default page" },
  { fact: "nginx is enabled", ours: "the unit of the process on port 80 starts at boot" },
  { fact: "onepage is enabled", ours: "the units of the processes on ports 5000 to 5003 start at boot" },
  { fact: "no unit has failed", ours: "no systemd unit has failed or is started again and again" },
];
