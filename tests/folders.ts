/** For tests: names that a checkout's folder may have, and those with which ssh, rsync or Node cannot work. */
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
