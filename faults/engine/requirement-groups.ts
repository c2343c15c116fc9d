/** Which requirements fall together with a part of the lab: for the `reddens` of the faults. */

/** What every service must show; one service that does not is enough. */
export const everyService = [
  "6-access-log",
  "6-error-log",
  "6-service-enabled",
  "6-service-restarts",
  "6-tmux",
  "6-unprivileged",
  "6-workers",
  "7-can-reload",
];

/** The page of tasks 0 to 2, as it comes through port 80. */
export const pagesOnPort80 = ["2-from-host", "2-ipv6", "2-local", "2-public-address", "2-without-slash"];
/** The same, and what compares it with port 5000. */
export const proxying = [
  ...pagesOnPort80,
  "2-compressed",
  "2-every-way",
  "2-proxied",
  "2-same-bytes",
  "2-unknown-path",
];
export const dynamicOnPort80 = ["3-every-way", "3-not-an-integer-on-80", "3-parity-on-80"];
export const apiOnPort80 = [
  "4-every-way",
  "4-proxied",
  "4-stats-on-80",
  "4-status-on-80",
  "4-unknown-path-on-80",
];
export const assets = ["5-asset-by-nginx", "5-asset-cached", "5-nothing-outside"];
/** The first page and its files, which are asked for on port 80 only. */
export const webOnPort80 = ["5-every-way", "5-name", "5-page", "5-proxied", "5-unknown-path", ...assets];
/** Each path, at each address, for each client. */
export const everyWay = ["2-every-way", "3-every-way", "4-every-way", "5-every-way"];
/** What is asked by the public address, or from the host. */
export const fromOutside = [
  "2-from-host",
  "2-public-address",
  "3-parity-on-80",
  "4-stats-on-80",
  ...everyWay,
  ...assets,
];

/** What falls when a service gives no answer, apart from what concerns its process. */
export const answersOfDynamic = ["3-answers", "3-exact", "3-not-an-integer", "3-parity", ...dynamicOnPort80];
export const answersOfApi = ["4-answers", "4-stats", "4-status", "4-unknown-path", ...apiOnPort80];
export const answersOfWeb = ["5-answers", ...webOnPort80];
export const answersOfOnepage = [
  "0-answers",
  "0-page",
  "0-page-without-slash",
  "0-unknown-path",
  "1-public-address",
  ...proxying,
];

/** What falls when nothing listens on the port of a service. */
export const withoutOnepage = [
  "0-listens",
  ...answersOfOnepage,
  "1-from-host",
  "1-no-sudo",
  "1-pgrep",
  "1-session",
  "1-tmux",
  "1-unprivileged",
  ...everyService,
];
export const withoutDynamic = ["3-listens", ...answersOfDynamic, ...everyService];
export const withoutApi = ["4-listens", ...answersOfApi, ...everyService];
export const withoutWeb = ["5-listens", ...answersOfWeb, ...everyService];

/** What falls when port 80 is served by something else than the site. */
export const withoutSite = [...proxying, ...dynamicOnPort80, ...apiOnPort80, ...webOnPort80];
/** What falls when nothing listens on port 80. */
export const withoutPort80 = [
  ...withoutSite,
  "2-nginx-listens",
  "2-answers",
  "2-no-default-site",
  "6-nginx-enabled",
  "6-nginx-error-log",
  "6-nginx-log",
  "6-nginx-restarts",
];
