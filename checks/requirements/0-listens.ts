import { portListens } from "../judge/base-facts.ts";

export const requirement = portListens(5000);
