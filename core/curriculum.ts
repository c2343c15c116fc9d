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
