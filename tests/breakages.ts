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
  /** Whether only a reload shows it. */
  reload?: true;
}

const site = "/etc/nginx/sites-available/applab";
const unit = "/etc/systemd/system/onepage.service";
const common = `${unit}.d/service.conf`;
const app = "/srv/applab/app";

/** Changes a file by sed, keeping a copy, and puts the copy back. */
const change = (file: string, expression: string, then: string) => ({
  break: `sudo cp -p ${file} /var/tmp/kept && sudo sed -i '${expression}' ${file} && ${then}`,
  fix: `sudo cp -p /var/tmp/kept ${file} && ${then}`,
});
const reloadSite = "sudo nginx -t && sudo systemctl reload nginx";
const restart = (service: string) => `sudo systemctl daemon-reload && sudo systemctl restart ${service}`;

/** What must be true of every service. */
const everyService = [
  "6-access-log",
  "6-error-log",
  "6-service-enabled",
  "6-service-restarts",
  "6-tmux",
  "6-unprivileged",
  "6-workers",
  "7-can-reload",
];
const pagesOnPort80 = ["2-from-host", "2-ipv6", "2-local", "2-public-address", "2-without-slash"];
const apiOnPort80 = ["4-stats-on-80", "4-status-on-80", "4-unknown-path-on-80"];
const assets = ["5-asset-by-nginx", "5-asset-cached"];
const whatNeedsTheService = [
  "0-page",
  "0-page-without-slash",
  "0-unknown-path",
  "1-from-host",
  "1-no-sudo",
  "1-pgrep",
  "1-public-address",
  "1-tmux",
  "1-unprivileged",
  ...pagesOnPort80,
  "2-proxied",
  "2-same-bytes",
  ...everyService,
];
const whatNeedsTheSite = [
  ...pagesOnPort80,
  "2-proxied",
  "2-same-bytes",
  "3-parity-on-80",
  ...apiOnPort80,
  "5-page",
  ...assets,
];

export const breakages: Breakage[] = [
  {
    name: "the service onepage is stopped",
    break: "sudo systemctl stop onepage",
    fix: "sudo systemctl start onepage",
    reddens: whatNeedsTheService,
  },
  {
    name: "the service dynamic is stopped",
    break: "sudo systemctl stop dynamic",
    fix: "sudo systemctl start dynamic",
    reddens: ["3-exact", "3-not-an-integer", "3-parity", "3-parity-on-80", ...everyService],
  },
  {
    name: "the service api is stopped",
    break: "sudo systemctl stop api",
    fix: "sudo systemctl start api",
    reddens: ["4-stats", "4-status", "4-unknown-path", ...apiOnPort80, ...everyService],
  },
  {
    name: "the service web is stopped",
    break: "sudo systemctl stop web",
    fix: "sudo systemctl start web",
    reddens: ["5-page", ...assets, ...everyService],
  },
  {
    name: "Nginx is stopped",
    break: "sudo systemctl stop nginx",
    fix: "sudo systemctl start nginx",
    reddens: [...whatNeedsTheSite, "2-nginx-listens", "2-no-default-site", "6-nginx-enabled"],
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
    reddens: [...whatNeedsTheSite, "2-no-default-site"],
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
    reddens: ["2-from-host", "2-public-address", ...assets],
  },
  {
    name: "the site has a syntax error, which Nginx has not read yet",
    ...change(site, "s/proxy_pass/proxy_passs/", "true"),
    reddens: ["2-configuration"],
  },
  {
    name: "the site does not know the service dynamic",
    ...change(site, "s|proxy_pass http://dynamic;|proxy_pass http://web;|", reloadSite),
    reddens: ["3-parity-on-80"],
  },
  {
    name: "the site does not know the service api",
    ...change(site, "s|proxy_pass http://api;|proxy_pass http://web;|", reloadSite),
    reddens: apiOnPort80,
  },
  {
    name: "Nginx puts a page of its own in the place of the API's errors",
    ...change(
      site,
      "s|location /api/ {|& proxy_intercept_errors on; error_page 404 /unavailable.html;|",
      reloadSite,
    ),
    reddens: ["4-unknown-path-on-80"],
  },
  {
    name: "the first page is a copy in Nginx",
    ...change(
      site,
      `s|location / {|location = / { default_type text/html; return 200 "<link href=/assets/style.css>"; } &|`,
      reloadSite,
    ),
    reddens: ["5-page"],
  },
  {
    name: "the assets may not be kept",
    ...change(site, "/^ *expires /d", reloadSite),
    reddens: ["5-asset-cached"],
  },
  {
    name: "the web application serves its assets itself",
    break: `sudo cp -p ${site} /var/tmp/kept && sudo cp -p ${app}/web.ts /var/tmp/kept.ts &&
      sudo sed -i '/location .assets. {/,/}/ { /root/d; /try_files/d; s|expires.*|proxy_pass http://web;| }' ${site} &&
      echo 'app.use("/assets", express.static("${app}/assets", { maxAge: "1h" }));' >/var/tmp/line &&
      sudo sed -i '/^app.disable/r /var/tmp/line' ${app}/web.ts && ${reloadSite} && ${restart("web")}`,
    fix: `sudo cp -p /var/tmp/kept ${site} && sudo cp -p /var/tmp/kept.ts ${app}/web.ts && ${reloadSite} && ${restart("web")}`,
    reddens: ["5-asset-by-nginx"],
  },
  {
    name: "the service listens on loopback only",
    ...change(unit, "s/--bind 0.0.0.0/--bind 127.0.0.1/", restart("onepage")),
    reddens: ["1-from-host", "1-public-address"],
  },
  {
    name: "the service is started by hand as root, outside tmux",
    break: `sudo systemctl stop onepage && sudo systemd-run --quiet --unit by-hand --working-directory /srv/applab \
      /usr/local/bin/node app/appserver.ts --bind 0.0.0.0:5000 app/onepage.ts`,
    fix: "sudo systemctl stop by-hand && sudo systemctl start onepage",
    reddens: ["1-no-sudo", "1-tmux", "1-unprivileged", ...everyService],
  },
  {
    name: "the application server hides its name",
    ...change(`${app}/appserver.ts`, "/^process.title = /d", restart("onepage")),
    reddens: ["1-pgrep"],
  },
  {
    name: "the route is strict about the slash",
    ...change(
      `${app}/onepage.ts`,
      's|^app.get("/airbnb-onepage"|app.enable("strict routing");\\napp.get("/airbnb-onepage/"|',
      restart("onepage"),
    ),
    reddens: ["0-page-without-slash", "2-without-slash"],
  },
  {
    name: "the route takes every path",
    ...change(`${app}/onepage.ts`, 's|^app.get("/airbnb-onepage"|app.get("/{*path}"|', restart("onepage")),
    reddens: ["0-unknown-path"],
  },
  {
    name: "the numbers are computed as doubles",
    ...change(
      `${app}/dynamic.ts`,
      "s|const number = .*|const number = String(Number(digits));|",
      restart("dynamic"),
    ),
    reddens: ["3-exact"],
  },
  {
    name: "the parameter may be anything",
    ...change(`${app}/dynamic.ts`, "s|(.p{Nd}+)|([^/]+)|", restart("dynamic")),
    reddens: ["3-not-an-integer"],
  },
  {
    name: "the numbers are all odd",
    ...change(`${app}/dynamic.ts`, 's|"even" : "odd"|"odd" : "odd"|', restart("dynamic")),
    reddens: ["3-parity", "3-parity-on-80"],
  },
  {
    name: "the API is not well",
    ...change(`${app}/api.ts`, 's|status: "OK"|status: "ill"|', restart("api")),
    reddens: ["4-status", "4-status-on-80"],
  },
  {
    name: "a count of the API is a word",
    ...change(`${app}/api.ts`, 's|places: .*|places: "many",|', restart("api")),
    reddens: ["4-stats", "4-stats-on-80"],
  },
  {
    name: "the API leaves unknown paths to Express",
    ...change(`${app}/api.ts`, "/^app.use(notFound)/d", restart("api")),
    reddens: ["4-unknown-path", "4-unknown-path-on-80"],
  },
  {
    name: "a service has two workers",
    ...change(unit, "s/--workers 3/--workers 2/", restart("onepage")),
    reddens: ["6-workers"],
  },
  {
    name: "a service has no access log",
    ...change(unit, "s|--access-logfile [^ ]*||", restart("onepage")),
    reddens: ["6-access-log"],
  },
  {
    name: "a service has no error log",
    ...change(
      unit,
      "s|--error-logfile [^ ]*||",
      `sudo systemctl stop onepage && sudo rm -f /var/log/onepage/error.log && ${restart("onepage")}`,
    ),
    reddens: ["6-error-log"],
  },
  {
    name: "systemd is told not to start the service again",
    ...change(common, "s/^Restart=always/Restart=no/", restart("onepage")),
    reddens: ["6-service-restarts"],
  },
  {
    name: "systemd is not told how to reload the service",
    ...change(common, "/^ExecReload=/d", "sudo systemctl daemon-reload"),
    reddens: ["7-can-reload"],
  },
  {
    name: "a reload ends the service and starts it again",
    ...change(
      common,
      "/^ExecReload=.*--check-config/d; s|^ExecReload=.*|ExecReload=/usr/bin/tmux -S /run/%N/tmux kill-server|",
      "sudo systemctl daemon-reload",
    ),
    reload: true,
    reddens: ["7-reload"],
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
      ...new Set([...whatNeedsTheService, ...whatNeedsTheSite]),
      "2-nginx-listens",
      "2-no-default-site",
      "6-nginx-enabled",
      "6-after-reboot",
    ],
  },
];
