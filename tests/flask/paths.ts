/**
 * The requests to Flask and to dynamic.ts: a path or a group of paths, and what it tests. Paths are written as they are
 * sent; `~` is the route before the number. A character up to U+00FF is one byte.
 */
export interface Row {
  why: string;
  /** Separated by spaces. */
  paths: string;
  /** GET by default. */
  methods?: string[];
}

export const root = "/airbnb-dynamic/number_odd_or_even";

export const rows: Row[] = [
  { why: "numbers", paths: "~/7 ~/8 ~/0 ~/10 ~/89" },
  { why: "leading zeros are dropped", paths: "~/07 ~/007 ~/00 ~/000 ~/0010" },
  {
    why: "2^53 and numbers that a double rounds",
    paths: "~/9007199254740991 ~/9007199254740992 ~/9007199254740993",
  },
  {
    why: "2^64 and beyond",
    paths: `~/18446744073709551615 ~/18446744073709551616 ~/${"1234567890".repeat(9)}`,
  },
  {
    why: "1e21, where JavaScript would write an exponent",
    paths: "~/1000000000000000000000 ~/1000000000000000000001",
  },
  { why: "the longest that fits into Gunicorn's request line", paths: `~/${"1".repeat(4046)}` },
  { why: "long, nearly all zeros", paths: `~/${"0".repeat(4000)} ~/${"0".repeat(4000)}7` },
  { why: "signs", paths: "~/-3 ~/-0 ~/+7 ~/%2B7 ~/%2D3 ~/--7 ~/%E2%88%927" },
  {
    why: "other ways to write a number",
    paths: "~/1.5 ~/7.0 ~/7. ~/.7 ~/1e3 ~/0x10 ~/0b1 ~/0o7 ~/7n",
  },
  { why: "int() takes an underscore, the rule does not", paths: "~/7_0 ~/1_000 ~/_7 ~/7__0" },
  { why: "thousands separators", paths: "~/1,000 ~/1'000 ~/1%20000" },
  { why: "words", paths: "~/abc ~/true ~/NaN ~/Infinity ~/null ~/7a ~/a7 ~/seven" },
  { why: "no number", paths: "~ ~/ / /airbnb-dynamic /airbnb-dynamic/" },
  {
    why: "a slash at the end",
    paths: "~/7/ ~/8/ ~/007/ ~/7%2F ~/%37/ ~/%EF%BC%97/ ~/7/?x=1 ~/abc/ ~/-3/ ~/7/8/",
  },
  {
    why: "more slashes at the end",
    paths: "~/7// ~/7/// ~/7//// ~/7/%2F ~/7%2F%2F ~//7/ ~//7// ~///7/ ~/7//?a=//b ~/abc// ~/7//8",
  },
  {
    why: "more behind",
    paths: "~/7/8 ~/7/abc ~/7.html ~/7.json ~/7~ ~/7* ~/7, ~/7:8 ~/7@",
  },
  {
    why: "a doubled slash is redirected",
    paths: "~//7 /airbnb-dynamic//number_odd_or_even/7 /airbnb-dynamic//number_odd_or_even//7",
  },
  {
    why: "more than two slashes are not merged into one",
    paths: "~///7 ~////7 ~/////7 /airbnb-dynamic///number_odd_or_even/7",
  },
  {
    why: "a doubled slash on a path that has no page without it either",
    paths: "~// ~//abc ~//7/ ~//-3 /airbnb-dynamic//",
  },
  {
    why: "slashes at the start are ignored",
    paths: "/~/7 //~/7 ////~/7 /%2F~/7 / // ///",
  },
  { why: "a doubled slash at the start and inside", paths: "/~//7 //~///7" },
  {
    why: "an encoded slash is a slash",
    paths:
      "~%2F7 ~%2f7 ~/%2F7 ~%2F%2F7 /airbnb-dynamic%2Fnumber_odd_or_even%2F7 /%2Fairbnb-dynamic/number_odd_or_even/7",
  },
  { why: "encoded digits", paths: "~/%37 ~/%30%37 ~/1%37 ~/%371" },
  {
    why: "encoded letters of the route",
    paths:
      "/%61irbnb-dynamic/number_odd_or_even/7 /airbnb%2Ddynamic/number%5Fodd_or_even/7 /airbnb%2ddynamic/%6eumber_odd_or_even/8",
  },
  { why: "decoded once only", paths: "~/%2537 ~%252F7 ~/%25" },
  { why: "the redirect of encoded paths", paths: "~//%37 ~//%EF%BC%97 ~//%D9%A7?%D9%A7 ~//0%37" },
  {
    why: "fullwidth digits",
    paths: "~/%EF%BC%97 ~/%ef%bc%97 ~/%EF%BC%97%EF%BC%98 ~/7%EF%BC%97 ~/%EF%BC%900",
  },
  {
    why: "digits of Arabic, Persian, Devanagari, Bengali, Thai",
    paths: "~/%D9%A7 ~/%DB%B7 ~/%E0%A5%AD ~/%E0%A7%AD ~/%E0%B9%97",
  },
  {
    why: "digits beyond the first plane: five sets in a row",
    paths: "~/%F0%9D%9F%8E ~/%F0%9D%9F%95 ~/%F0%9D%9F%98 ~/%F0%9D%9F%BF",
  },
  {
    why: "zeros of other scripts are also leading zeros",
    paths: "~/%D9%A07 ~/%EF%BC%90%EF%BC%90 ~/%D9%A0%EF%BC%97",
  },
  {
    why: "numerals that are not decimal digits",
    paths: "~/%C2%B2 ~/%E2%91%A6 ~/%E2%85%A7 ~/%E4%B8%83 ~/%C2%BD ~/7%C2%B2",
  },
  {
    why: "invisible characters",
    paths: "~/7%E2%80%8B ~/%E2%80%8F7 ~/%EF%BB%BF7 ~/7%CC%81 /%EF%BB%BF~/7",
  },
  {
    why: "white space, which int() would strip",
    paths: "~/7%20 ~/%207 ~/7+ ~/7%09 ~/7%0A ~/7%0D%0A ~/%0A7 ~/7%C2%A0 ~/7%E3%80%80 ~/7%1C",
  },
  { why: "zero bytes", paths: "~/7%00 ~/%007 ~/%00 /%00~/7" },
  {
    why: "bytes that are not UTF-8",
    paths: "~/%FF ~/7%FF ~/%EF%BC ~/%EF%BC7 ~/%C0%B7 ~/%ED%A0%80 ~/%F8%88%80%80%B7 ~/%80 /%FF~/7",
  },
  {
    why: "per cent signs that encode nothing",
    paths: "~/% ~/%% ~/7% ~/%7 ~/%3 ~/%zz ~/7%zz ~/%3g ~/%u0037 /%zz ~//%zz ~/%%37",
  },
  {
    why: "a query",
    paths: "~/7?x=1 ~/7? ~/7?? ~/7?x=%zz ~/7?/8 ~/?7 ~?7 ~/abc?7 ~/7/?x",
  },
  {
    why: "the redirect keeps the query as it is",
    paths: `~//7?x=1 ~//7? ~//7?? ~//7?a=%2F%zz&b=<> ~//7?"^{|}\`\\ ~//7?a=//b ~//7?+%20`,
  },
  {
    why: "a fragment, which no browser would send",
    paths: "~/7#f ~/7#f?x ~/7?a#b ~//7#f ~//7?x#f ~//7?#f ~/#7",
  },
  {
    why: "an encoded question mark, fragment or semicolon is part of the path",
    paths: "~/7%3F ~/7%3Fx=1 ~/7%23 ~/7%3B",
  },
  { why: "path parameters", paths: "~/7;a ~/7;a=1 ~;a/7" },
  {
    why: "dots are ordinary path segments",
    paths:
      "~/./7 ~/../7 ~/7/. ~/7/.. ~/7/../8 ~/%2e/7 ~/7%2e /./~/7 /airbnb-dynamic/x/../number_odd_or_even/7",
  },
  {
    why: "characters that a URL should not have",
    paths: `~/7" ~/7\\ ~\\7 ~/7| ~/{7} ~/<7> ~/[7] ~/7^ ~/7\` ~/$7 ~/(7) ~/7! ~/7&8 ~/7=7`,
  },
  {
    why: "the case of the path",
    paths:
      "/AIRBNB-DYNAMIC/NUMBER_ODD_OR_EVEN/7 /Airbnb-dynamic/number_odd_or_even/7 /airbnb-dynamic/number_Odd_or_even/7",
  },
  {
    why: "a path that resembles the route",
    paths:
      "/airbnb-dynamic/number_odd_or_eve/7 ~x/7 /airbnb_dynamic/number_odd_or_even/7 /x~/7 ~7 /airbnb-dynamic/7 /number_odd_or_even/7",
  },
  {
    why: "the other services",
    paths: "/airbnb-onepage /airbnb-onepage/ /api/v1/status /static/x /favicon.ico",
  },
  {
    why: "the form of a request to a proxy",
    paths:
      "http://other.example~/7 http://other.example~//7?x HTTP://other.example:99~/7 http://other.example//~/7 http://other.example http://other.example?x",
  },
  {
    why: "HEAD of a path without a page",
    methods: ["HEAD"],
    paths: "~/7 ~//7 ~///7 ~/abc ~/7/ ~/",
  },
  {
    why: "methods that are allowed",
    methods: ["OPTIONS"],
    paths: "~/7 ~/%EF%BC%97 ~//7 ~///7 ~/abc ~/7/ ~/ *",
  },
  {
    why: "methods that are not allowed",
    methods: ["POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"],
    paths: "~/7 ~/%EF%BC%97 ~//7 ~///7 ~/abc ~/7/ ~/",
  },
];

/** The other services with routes of the course. Only the paths and redirects are compared. */
export const otherRows: Record<"onepage" | "api", Row[]> = {
  onepage: [
    {
      why: "the slash at the end",
      paths:
        "/airbnb-onepage /airbnb-onepage/ /airbnb-onepage// /airbnb-onepage/// /airbnb-onepage//// /airbnb-onepage/////",
    },
    {
      why: "slashes at the start",
      paths:
        "//airbnb-onepage //airbnb-onepage/ ///airbnb-onepage// /%2Fairbnb-onepage //airbnb-onepage///?a=//b",
    },
    {
      why: "encoded letters",
      paths:
        "/airbnb%2Donepage/ /airbnb%2donepage /%61irbnb-onepage/ /airbnb-onepage%2F /airbnb-onepage/%2F /airbnb-onepage%2F%2F%2F /airbnb%252Donepage/",
    },
    {
      why: "nearly the path",
      paths:
        "/ // /airbnb-onepage/x /airbnb-onepage//x /airbnb-onepagefoo /AIRBNB-ONEPAGE/ /Airbnb-onepage /airbnb_onepage/ /airbnb-onepage. /airbnb-onepage/. /airbnb-onepage%3F /airbnb-onepage%20 /airbnb-onepage/%FF /airbnb-onepage%zz /airbnb-onepage/%",
    },
    {
      why: "a query",
      paths: "/airbnb-onepage?a=1 /airbnb-onepage/?a=%zz /airbnb-onepage///?a=%2F%zz /airbnb-onepage??",
    },
    {
      why: "other methods",
      methods: ["HEAD", "OPTIONS"],
      paths: "/airbnb-onepage /airbnb-onepage// /airbnb-onepage///",
    },
  ],
  api: [
    {
      why: "the slash at the end",
      paths:
        "/api/v1/status /api/v1/status/ /api/v1/status// /api/v1/status/// /api/v1/stats /api/v1/stats/ /api/v1/stats//",
    },
    {
      why: "doubled slashes",
      paths:
        "//api/v1/status /api//v1/status /api/v1//status /api//v1//stats/ /api///v1/status /api//v1//status?x=%2F /api//v1//nop /api%2Fv1/%2Fstatus",
    },
    {
      why: "encoded letters",
      paths: "/api/v1/%73tatus /%61pi/v1/stats/ /api%2Fv1%2Fstatus /api/v1/%2573tatus",
    },
    {
      why: "nearly the path",
      paths: "/api /api/ /api/v1 /api/v1/ /API/v1/status /api/v1/Status /api/v1/status/x /api/v1/nop //",
    },
    {
      why: "other methods",
      methods: ["HEAD", "OPTIONS"],
      paths: "/api/v1/status /api/v1/stats/ /api/v1//stats",
    },
  ],
};
