/** For tests: names that a checkout's folder may have, and names that ssh, rsync or Node cannot handle. */
export const works = [
  "plain",
  "my lab",
  "[1] labs (old) {a,b}",
  "a#b;c&d",
  "$HOME `id` ~ *",
  "café",
  "a:b=c,d",
  "!<>|^+@",
];
export const refused = ["it's", 'the "lab"', "100%", "a\\b", "why?", "a\nb", "a\tb", "$" + "{HOME}"];
