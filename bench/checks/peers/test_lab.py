"""The twelve facts, for testinfra."""


def test_nginx_t_accepts_the_configuration(host):
    with host.sudo():
        assert host.run("nginx -t").rc == 0


def test_port_80_is_listened_on(host):
    assert host.socket("tcp://0.0.0.0:80").is_listening


def test_port_5000_is_listened_on(host):
    assert host.socket("tcp://0.0.0.0:5000").is_listening


def test_port_6000_is_free(host):
    assert not host.socket("tcp://0.0.0.0:6000").is_listening


def test_pgrep_finds_appserver(host):
    assert host.run("pgrep appserver").rc == 0


def test_appserver_is_not_root(host):
    users = host.check_output('ps -o user= -p "$(pgrep -d, appserver)"').split()
    assert users and "root" not in users


def test_the_page_answers_on_port_5000(host):
    assert host.check_output("curl -s http://127.0.0.1:5000/airbnb-onepage/") == "Hello HBNB!"


def test_the_page_answers_on_port_80(host):
    assert host.check_output("curl -s http://127.0.0.1/airbnb-onepage/") == "Hello HBNB!"


def test_the_default_page_is_gone(host):
    page = host.check_output("curl -s http://127.0.0.1/")
    assert page and "Welcome to nginx" not in page


def test_nginx_is_enabled(host):
    assert host.service("nginx").is_enabled


def test_onepage_is_enabled(host):
    assert host.service("onepage").is_enabled


def test_no_unit_has_failed(host):
    assert host.check_output("systemctl --failed --no-legend") == ""
