/** The pages of the tasks, by their numbers, and the place on them that tells of a requirement. */
import type { Requirement } from "./requirement.ts";

const pages = [
  "0-development",
  "1-production",
  "2-nginx",
  "3-parameters",
  "4-api",
  "5-web-application",
  "6-deploy",
  "7-no-interruption",
];

/** Where a requirement is explained: its title is a heading of its task's page. */
export const placeOf = ({ task, title }: Pick<Requirement, "task" | "title">) =>
  `tasks/${pages[task]}.md#${slug(title)}`;

/**
 * The name by which GitHub links to a heading: in small letters, without signs, blanks as dashes.
 * https://docs.github.com/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#section-links
 */
export const slug = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{Nd}\p{Pc}\- ]/gu, "")
    .replaceAll(" ", "-");
