# The twelve facts, for serverspec. The beginning is what serverspec-init writes, less the questions that it asks.
require "serverspec"
require "net/ssh"

set :backend, :ssh
options = Net::SSH::Config.for("lab", [ENV.fetch("SSH_CONFIG")])
set :host, options[:host_name]
set :ssh_options, options
# By default every command runs under sudo, which costs time.
set :disable_sudo, true

describe "the lab" do
  describe command("sudo nginx -t") do
    it("nginx -t accepts the configuration") { expect(subject.exit_status).to eq 0 }
  end

  describe port(80) do
    it("port 80 is listened on") { is_expected.to be_listening }
  end

  describe port(5000) do
    it("port 5000 is listened on") { is_expected.to be_listening }
  end

  describe port(6000) do
    it("port 6000 is free") { is_expected.not_to be_listening }
  end

  describe command("pgrep appserver") do
    it("pgrep finds appserver") { expect(subject.exit_status).to eq 0 }
  end

  describe command('ps -o user= -p "$(pgrep -d, appserver)"') do
    it("appserver is not root") { expect(subject.stdout.split).to satisfy { |users| users.any? && users.none?("root") } }
  end

  describe command("curl -s http://127.0.0.1:5000/airbnb-onepage/") do
    it("the page answers on port 5000") { expect(subject.stdout).to eq "Hello HBNB!" }
  end

  describe command("curl -s http://127.0.0.1/airbnb-onepage/") do
    it("the page answers on port 80") { expect(subject.stdout).to eq "Hello HBNB!" }
  end

  describe command("curl -s http://127.0.0.1/") do
    it("the default page is gone") { expect(subject.stdout).to satisfy { |page| page != "" && !page.include?("Welcome to nginx") } }
  end

  describe service("nginx") do
    it("nginx is enabled") { is_expected.to be_enabled }
  end

  describe service("onepage") do
    it("onepage is enabled") { is_expected.to be_enabled }
  end

  describe command("systemctl --failed --no-legend") do
    it("no unit has failed") { expect(subject.stdout).to eq "" }
  end
end
