/** The curriculum: its tasks, the services that they make, and their first page. */

/** What the tasks are called, by their numbers. tasks/ has a page for each. */
export const taskNames: readonly string[] = [
  "development",
  "production",
  "Nginx",
  "parameters",
  "API",
  "web application",
  "deploy",
  "no interruption",
];

export const taskCount = taskNames.length;

export const lastTask = taskCount - 1;

/** Whether a text is the number of a task. */
export const isTask = (text: string) => /^\d$/.test(text) && Number(text) < taskCount;

/** The page of tasks 0 to 2. */
export const pagePath = "/airbnb-onepage/";

/** The ports of the services, as their units in provision/units/ bind them. A test compares these. */
export const servicePorts = [5000, 5001, 5002, 5003] as const;
export type ServicePort = (typeof servicePorts)[number];

/** The task that adds the service on a port; on port 80 it is Nginx. */
export const firstTaskOf: Readonly<Record<ServicePort | 80, number>> = {
  5000: 0,
  5001: 3,
  5002: 4,
  5003: 5,
  80: 2,
};

/** What the paths of a service begin with on port 80; the service `web` has all others. */
const pathsOf = new Map<string, ServicePort>([
  ["/airbnb-onepage", 5000],
  ["/airbnb-dynamic", 5001],
  ["/api", 5002],
]);

/** The port of the service that answers a URL, directly or behind port 80. */
export function serviceOf(url: string): ServicePort {
  const [, port, path = ""] = /^http:\/\/[^/]*?(?::(\d{4}))?(\/.*)$/.exec(url) ?? [];
  const own = servicePorts.find((each) => `${each}` === port);
  return own ?? [...pathsOf].find(([beginning]) => path.startsWith(beginning))?.[1] ?? 5003;
}
