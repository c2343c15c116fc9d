/** Links to the pages of the tasks. */

import { taskNames } from "../../core/curriculum.ts";
import type { Requirement } from "../collect/model.ts";

/** Where a requirement is explained: its title is a heading of its task's page. */
export const docsLink = ({ task, title }: Pick<Requirement, "task" | "title">) =>
  `tasks/${slug(`${task} ${taskNames[task]}`)}.md#${slug(title)}`;

/**
 * The name by which GitHub links to a heading: in small letters, without signs, blanks as dashes.
 * https://docs.github.com/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#section-links
 */
export const slug = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{Nd}\p{Pc}\- ]/gu, "")
    .replaceAll(" ", "-");
