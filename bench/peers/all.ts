import { reference, threads, threadsKeptAlive } from "./gunicorn.ts";
import { limit, limitOfSite } from "./limit.ts";
import { oursWithOne, oursWithThree } from "./ours.ts";
import type { Peer } from "./peer.ts";
import { pm2 } from "./pm2.ts";
import { bare, fastify } from "./single.ts";

/** In the order of the table. */
export const peers: Peer[] = [
  reference,
  threads,
  threadsKeptAlive,
  pm2,
  fastify,
  oursWithOne,
  oursWithThree,
  bare,
  limitOfSite,
  limit,
];

export { bare, limit, limitOfSite, oursWithOne, oursWithThree, pm2, reference, threads, threadsKeptAlive };
