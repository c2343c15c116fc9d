/**
 * Ways to break the lab by hand, each with the way back and with exactly the requirements that it must turn red. All
 * of them together turn every requirement red once: a check that cannot fail would be found here.
 */
export interface Breakage {
  /** What was done. */
  name: string;
  /** Shell, run in the lab. */
  break: string;
  fix: string;
  /** The files in checks/requirements whose requirements do not hold then. */
  reddens: string[];
  /** Whether only a reboot shows it. */
  reboot?: true;
}

const site = "/etc/nginx/sites-available/applab";
const unit = "/etc/systemd/system/onepage.service";
const app = "/srv/applab/app";

/** Changes a file by sed, keeping a copy, and puts the copy back. */
const change = (file: string, expression: string, then: string) => ({
  break: `sudo cp -p ${file} /var/tmp/kept && sudo sed -i '${expression}' ${file} && ${then}`,
  fix: `sudo cp -p /var/tmp/kept ${file} && ${then}`,
});
const reloadSite = "sudo nginx -t && sudo systemctl reload nginx";
const restartService = "sudo systemctl daemon-reload && sudo systemctl restart onepage";

const pagesOnPort80 = ["2-from-host", "2-ipv6", "2-local", "2-public-address", "2-without-slash"];
const whatNeedsTheService = [
  "0-page",
  "0-page-without-slash",
  "0-unknown-path",
  "1-no-sudo",
  "1-pgrep",
  "1-public-address",
  "1-tmux",
  "1-unprivileged",
  ...pagesOnPort80,
  "2-proxied",
  "2-same-bytes",
  "6-service-enabled",
  "6-service-restarts",
];

export const breakages: Breakage[] = [
  {
    name: "the service is stopped",
    break: "sudo systemctl stop onepage",
    fix: "sudo systemctl start onepage",
    reddens: whatNeedsTheService,
  },
  {
    name: "Nginx is stopped",
    break: "sudo systemctl stop nginx",
    fix: "sudo systemctl start nginx",
    reddens: [
      ...pagesOnPort80,
      "2-nginx-listens",
      "2-no-default-site",
      "2-proxied",
      "2-same-bytes",
      "6-nginx-enabled",
    ],
  },
  {
    name: "the site's upstream has another port",
    ...change(site, "s/127.0.0.1:5000/127.0.0.1:5009/", reloadSite),
    reddens: [...pagesOnPort80, "2-proxied", "2-same-bytes"],
  },
  {
    name: "the distribution's default site is linked instead of ours",
    break: `cd /etc/nginx/sites-enabled && sudo ln -sf ../sites-available/default . && sudo rm applab && ${reloadSite}`,
    fix: `cd /etc/nginx/sites-enabled && sudo rm default && sudo ln -s ${site} applab && ${reloadSite}`,
    reddens: [...pagesOnPort80, "2-no-default-site", "2-proxied", "2-same-bytes"],
  },
  {
    name: "Nginx answers with a copy of the page",
    ...change(
      site,
      `s|proxy_pass http://onepage;|default_type text/html; return 200 "Hello HBNB!";|`,
      reloadSite,
    ),
    reddens: ["2-proxied"],
  },
  {
    name: "the site listens on IPv4 only",
    ...change(site, "/listen \\[::\\]/d", reloadSite),
    reddens: ["2-ipv6"],
  },
  {
    name: "the site listens on loopback only",
    // Nginx keeps a socket that it already has: only a restart gives up the old address.
    ...change(site, "s/listen 80 /listen 127.0.0.1:80 /", "sudo nginx -t && sudo systemctl restart nginx"),
    reddens: ["2-from-host", "2-public-address"],
  },
  {
    name: "the site has a syntax error, which Nginx has not read yet",
    ...change(site, "s/proxy_pass/proxy_passs/", "true"),
    reddens: ["2-configuration"],
  },
  {
    name: "the service listens on loopback only",
    ...change(unit, "s/--bind 0.0.0.0/--bind 127.0.0.1/", restartService),
    reddens: ["1-public-address"],
  },
  {
    name: "the service is started by hand as root, outside tmux",
    break: `sudo systemctl stop onepage && sudo systemd-run --quiet --unit by-hand --working-directory /srv/applab \
      /usr/local/bin/node app/appserver.ts --bind 0.0.0.0:5000 app/onepage.ts`,
    fix: "sudo systemctl stop by-hand && sudo systemctl start onepage",
    reddens: ["1-no-sudo", "1-tmux", "1-unprivileged", "6-service-enabled", "6-service-restarts"],
  },
  {
    name: "the application server hides its name",
    ...change(`${app}/appserver.ts`, "/^process.title = /d", restartService),
    reddens: ["1-pgrep"],
  },
  {
    name: "the route is strict about the slash",
    ...change(
      `${app}/onepage.ts`,
      's|^app.get("/airbnb-onepage"|app.enable("strict routing");\\napp.get("/airbnb-onepage/"|',
      restartService,
    ),
    reddens: ["0-page-without-slash", "2-without-slash"],
  },
  {
    name: "the route takes every path",
    ...change(`${app}/onepage.ts`, 's|^app.get("/airbnb-onepage"|app.get("/{*path}"|', restartService),
    reddens: ["0-unknown-path"],
  },
  {
    name: "systemd is told not to start the service again",
    ...change(unit, "s/^Restart=always/Restart=no/", restartService),
    reddens: ["6-service-restarts"],
  },
  {
    name: "something listens on port 6000",
    break:
      "sudo systemd-run --quiet --unit squatter /usr/local/bin/node -e 'net.createServer().listen(6000)'",
    fix: "sudo systemctl stop squatter",
    reddens: ["1-nothing-on-6000"],
  },
  {
    name: "a unit has failed",
    break: "sudo systemd-run --quiet --unit broken false",
    fix: "sudo systemctl reset-failed broken",
    reddens: ["6-no-failed-unit"],
  },
  {
    name: "nothing is started at boot",
    break: "sudo systemctl disable --quiet onepage nginx",
    fix: "sudo systemctl enable --quiet onepage nginx",
    reddens: ["6-nginx-enabled", "6-service-enabled"],
  },
  {
    name: "nothing is started at boot, and the lab is rebooted",
    break: "sudo systemctl disable --quiet onepage nginx",
    fix: "sudo systemctl enable --quiet --now onepage nginx",
    reboot: true,
    reddens: [
      ...whatNeedsTheService,
      "2-nginx-listens",
      "2-no-default-site",
      "6-nginx-enabled",
      "6-after-reboot",
    ],
  },
];
