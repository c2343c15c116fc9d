/** How long everything takes. Seconds, where nothing else is said. */
export interface Plan {
  /** In each round every peer has its turn. */
  rounds: number;
  /** Node compiles what runs often, in each worker anew: three need seconds until their cost no longer falls. */
  warmUp: number;
  load: number;
  /** How often a peer is started in its turn, the last time for the loads. */
  starts: number;
  reloadLoad: number;
  /** When reloads are asked for, from the start of their load. The last leaves time for what it makes slow. */
  reloads: number[];
}

/** Connections at once. */
export const connections = 50;

export const full: Plan = { rounds: 5, warmUp: 4, load: 3, starts: 2, reloadLoad: 4, reloads: [0.5, 2] };
export const quick: Plan = { rounds: 1, warmUp: 2, load: 2, starts: 1, reloadLoad: 3, reloads: [0.5] };
