import { loopbackGet, NoAnswer } from "./loopback-get.ts";
import type { Places, Service } from "./services.ts";

/** The state of a service. */
export interface State {
  service: Service;
  well: boolean;
  /** Such as "200 in 3 ms". */
  found: string;
}

/** Milliseconds for which a result is reused, so that many visitors do not cause many requests. */
const fresh = 500;

/** @returns a function that checks all services at the same time. */
export function createHealthCheck(): (places: Places) => Promise<State[]> {
  let last: { at: number; places: Places; states: Promise<State[]> } | undefined;
  return (places) => {
    if (last === undefined || last.places !== places || Date.now() - last.at > fresh) {
      const states = Promise.all(places.services.map((service) => stateOf(service, places.patience)));
      last = { at: Date.now(), places, states };
    }
    return last.states;
  };
}

async function stateOf(service: Service, patience: number): Promise<State> {
  // Not "/", which checks the services itself: that would never end.
  const path = service.links.findLast((link) => link !== "/") as string;
  try {
    const { status, milliseconds } = await loopbackGet("127.0.0.1", service.port, path, patience);
    return {
      service,
      well: status === 200,
      found: `${status} in ${Math.max(1, Math.round(milliseconds))} ms`,
    };
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return { service, well: false, found: error.message };
  }
}
