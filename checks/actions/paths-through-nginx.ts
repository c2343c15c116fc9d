import { pagePath, type ServicePort } from "../../core/curriculum.ts";

/** What is asked on port 80 to reach each service, by its port. */
export const pathsThroughNginx: Record<ServicePort, string> = {
  5000: pagePath,
  5001: "/airbnb-dynamic/number_odd_or_even/7",
  5002: "/api/v1/status",
  5003: "/",
};
