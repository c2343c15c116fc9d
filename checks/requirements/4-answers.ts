import { portAnswers } from "../judge/base-facts.ts";

export const requirement = portAnswers(5002);
