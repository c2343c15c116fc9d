import type { Express } from "express";

/** A service of the lab, and what of it is worth a visit. */
export interface Service {
  name: string;
  port: number;
  /** Paths on port 80. The last one other than "/" is asked to see whether the service is well. */
  links: [string, ...string[]];
  phrase: string;
}

/** Where the first page looks for what it shows. */
export interface Places {
  services: Service[];
  /** The port of Nginx. */
  site: number;
  /** Milliseconds for which the page waits for answers: what takes longer is slow. */
  glance: number;
  /** Milliseconds after which a service that is still silent fails. */
  patience: number;
  /** Milliseconds for which a result is shown again, so that many visitors do not cause many requests. */
  fresh: number;
  /** The report of the checks' last run. */
  report: string;
}

const inTheLab: Places = {
  services: [
    {
      name: "onepage",
      port: 5000,
      links: ["/airbnb-onepage/"],
      phrase: "One page, and the least that an application can be.",
    },
    {
      name: "dynamic",
      port: 5001,
      links: ["/airbnb-dynamic/number_odd_or_even/7", "/airbnb-dynamic/number_odd_or_even/9007199254740993"],
      phrase: "Says of the number in its path whether it is odd or even, however long it is.",
    },
    {
      name: "api",
      port: 5002,
      links: ["/api/v1/status", "/api/v1/stats"],
      phrase: "Answers programs, in JSON: is it well, and how much is there?",
    },
    {
      name: "web",
      port: 5003,
      links: ["/", "/way.json"],
      phrase: "This page, and what it saw of you as JSON. Nginx itself serves its style and its icon.",
    },
  ],
  site: 80,
  glance: 800,
  patience: 5000,
  fresh: 2000,
  report: "/var/lib/applab/checks.json",
};

/** The places of an application: those of the lab, unless `app.set("places", …)` says otherwise. */
export const placesOf = (app: Pick<Express, "get">): Places => app.get("places") ?? inTheLab;

/** The places where each service has another port, and others are elsewhere. */
export const placesOn = (ports: Record<string, number>, others: Partial<Places>): Places => ({
  ...inTheLab,
  services: inTheLab.services.map((service) => ({ ...service, port: ports[service.name] ?? service.port })),
  ...others,
});
