import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { duration } from "./duration.ts";
import { loopbackGet, NoAnswer } from "./loopback-get.ts";
import type { Places, Service } from "./services.ts";

/** The state of a service. */
export interface State {
  service: Service;
  /** A service fails if it refuses, answers wrongly, or is silent for as long as {@link Places.patience}. */
  state: "answers" | "slow" | "fails";
  /** Such as "200 in 3 ms". */
  found: string;
}

/** A request to a service. Its answer may come after the page that sent it: then a later page shows it. */
interface Inquiry {
  sent: number;
  ended?: number;
  outcome: Promise<State>;
  /** Until the outcome is there: how the last inquiry ended, if the service was silent. */
  before: State | undefined;
  /** Set if it was silent this time. */
  silent?: State;
}

/** @returns a function that checks all services at the same time. */
export function createHealthCheck(): (places: Places) => Promise<State[]> {
  const last = new WeakMap<Service, Inquiry>();
  return (places) =>
    Promise.all(
      places.services.map((service) => {
        let inquiry = last.get(service);
        if (inquiry === undefined || isStale(inquiry, places)) {
          inquiry = inquire(service, places, inquiry?.silent);
          last.set(service, inquiry);
        }
        return Promise.race([inquiry.outcome, late(service, places, inquiry)]);
      }),
    );
}

const isStale = ({ ended }: Inquiry, { fresh }: Places) =>
  ended !== undefined && performance.now() - ended > fresh;

/** The state of a service that does not answer at once. */
async function late(service: Service, { glance }: Places, { sent, before }: Inquiry): Promise<State> {
  await pause(glance, undefined, { ref: false });
  const found = `no answer yet after ${duration(performance.now() - sent)}`;
  return before ?? { service, state: "slow", found };
}

function inquire(service: Service, { glance, patience }: Places, before: State | undefined): Inquiry {
  const inquiry: Inquiry = { sent: performance.now(), before, outcome: stateOf() };
  return inquiry;

  async function stateOf(): Promise<State> {
    // Not "/", which checks the services itself: that would never end.
    const path = service.links.findLast((link) => link !== "/") as string;
    try {
      const { status, milliseconds } = await loopbackGet("127.0.0.1", service.port, path, patience);
      const state = status !== 200 ? "fails" : milliseconds > glance ? "slow" : "answers";
      return { service, state, found: `${status} in ${duration(milliseconds)}` };
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      const state: State = { service, state: "fails", found: error.message };
      if (error.late) inquiry.silent = state;
      return state;
    } finally {
      inquiry.ended = performance.now();
    }
  }
}
