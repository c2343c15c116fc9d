import { randomOf } from "../random.ts";
import { root } from "./paths.ts";

const digits = "0 1 2 7 8 9007199254740993 %30 %37 %EF%BC%97 %D9%A8 %F0%9D%9F%99 %E0%A5%AD".split(" ");
const others = "/ // %2F %2f/ . .. - + _ a ; : ~ % %% %20 %0A %00 %FF".split(" ");
const rarer = '%EF%BC %C2%B2 %E2%91%A6 %ED%A0%80 %25 %zz %3F %23 # ? \\ " | [ %C0%B7'.split(" ");
const suffixes = "? ?a=1 ?a=//&b=%zz ?%EF%BC%97 / // /?a #f".split(" ");
const slashes = "/ / / / // %2F".split(" ");
const methods = "GET GET GET GET HEAD OPTIONS POST DELETE".split(" ");
const fronts = [
  ...[root, root, root, `/${root}`, "/airbnb-dynamic"],
  ...[root.replaceAll("/", "//"), root.replaceAll("_", "%5F"), root.toUpperCase()],
];

/** Paths that often match the route and often almost match it; an integer seed gives the same paths again. */
export function randomRequests(count: number, seed: number): { path: string; method: string }[] {
  const random = randomOf(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const one = (list: string[]) => list[below(list.length)] as string;
  const part = () => {
    const dice = random();
    if (dice < 0.75) return one(digits);
    if (dice < 0.9) return one(others);
    if (dice < 0.97) return one(rarer);
    return `%${below(256).toString(16).padStart(2, "0")}`;
  };
  return Array.from({ length: count }, () => {
    const number = Array.from({ length: 1 + below(5) }, part).join("");
    const end = random() < 0.6 ? "" : one(suffixes);
    return { path: one(fronts) + one(slashes) + number + end, method: one(methods) };
  });
}
