import type { SubjectName } from "./subjects.ts";

export type Ground =
  | "mountains"
  | "sea"
  | "desert"
  | "forest"
  | "hills"
  | "city"
  | "table"
  | "space";

export type SkyThing =
  | "moon"
  | "sun"
  | "aurora"
  | "comet"
  | "clouds"
  | "planet"
  | "milkyWay"
  | "rain"
  | "snow"
  | "birds"
  | "constellation";

/** What a prompt asks for, in the words this program can draw. */
export interface ScenePlan {
  readonly ground: Ground;
  readonly sky: readonly SkyThing[];
  readonly subjects: readonly SubjectName[];
  /** Text in straight quotes, to be drawn as letters. */
  readonly lettering: string | undefined;
}

const grounds: readonly (readonly [RegExp, Ground])[] = [
  [/\b(mountain|peak|ridge|alp|cliff|volcano|glacier|summit)/, "mountains"],
  [
    /\b(sea|ocean|harbou?r|lake|river|beach|coast|wave|pier|island|bay|port)\b/,
    "sea",
  ],
  [/\b(desert|dune|sand|canyon|oasis|savanna)/, "desert"],
  [/\b(forest|wood|woodland|jungle|grove|pines?|clearing)\b/, "forest"],
  [
    /\b(city|street|skyline|town|market|station|downtown|alley|rooftops?)\b/,
    "city",
  ],
  [
    /\b(table|desk|shelf|kitchen|counter|room|interior|studio|window|mockup|packaging)\b/,
    "table",
  ],
  [/\b(space|galaxy|orbit|cosmos|nebula|universe)\b/, "space"],
  [
    /\b(hill|field|meadow|garden|farm|valley|park|moss|grass|orchard|vineyard|path)/,
    "hills",
  ],
];

const skies: readonly (readonly [RegExp, SkyThing])[] = [
  [/\b(moon|moonlit|moonlight|night)\b/, "moon"],
  [
    /\b(sun|sunny|sunrise|sunset|dawn|dusk|noon|daylight|morning|evening|golden hour)\b/,
    "sun",
  ],
  [/\b(aurora|northern lights)\b/, "aurora"],
  [/\b(comet|meteor|shooting star|falling star)/, "comet"],
  [/\b(clouds?|cloudy|overcast|mist|fog|storm|foggy|misty)\b/, "clouds"],
  [/\b(planet|saturn|jupiter|mars|rings?)\b/, "planet"],
  [/\b(milky way|galaxy|nebula)\b/, "milkyWay"],
  [/\b(rain|rainy|drizzle|shower)\b/, "rain"],
  [/\b(snow(?!-)|snowy|winter|blizzard)\b/, "snow"],
  [/\b(birds|gulls|seagulls|swallows|flock|crows)\b/, "birds"],
  [/\b(stars?|starry|constellation|zodiac|map|chart)\b/, "constellation"],
];

const subjectWords: readonly (readonly [RegExp, SubjectName])[] = [
  [/\b(fox|foxes|wolf|coyote)\b/, "fox"],
  [/\b(cat|kitten|lynx|tiger|lion|leopard)\b/, "cat"],
  [/\b(dog|puppy|hound|bear|cub)\b/, "dog"],
  [/\b(rabbit|hare|bunny|kangaroo)\b/, "rabbit"],
  [/\b(owl|parrot|eagle|hawk|falcon|raven|crow|bird|penguin|robin)\b/, "owl"],
  [/\b(whale|fish|shark|dolphin|koi|salmon|orca)\b/, "whale"],
  [
    /\b(deer|stag|horse|moose|elk|reindeer|antelope|goat|llama|unicorn)\b/,
    "deer",
  ],
  [
    /\b(person|man|woman|girl|boy|child|figure|people|portrait|astronaut|chef|farmer|sailor|reader|traveller|traveler|hiker|dancer|musician|gardener|painter|runner|knight|wizard|barista|fisherman|violinist|cyclist)\b/,
    "person",
  ],
  [/\b(lighthouse|beacon)\b/, "lighthouse"],
  [
    /\b(tower|castle|church|cathedral|temple|pagoda|fortress|palace)\b/,
    "tower",
  ],
  [/\b(windmill|mill|turbine)\b/, "windmill"],
  [/\b(observatory|dome|planetarium)\b/, "observatory"],
  [
    /\b(house|cottage|cabin|barn|shop|storefront|cafe|café|bakery|bookshop|hut|home|library|greenhouse|building|sign)\b/,
    "house",
  ],
  [/\b(bridge|viaduct|aqueduct)\b/, "bridge"],
  [
    /\b(ship|sailboat|sailing|boat|yacht|galleon|ferry|schooner|canoe)\b/,
    "ship",
  ],
  [/\b(balloon|airship|zeppelin)\b/, "balloon"],
  [/\b(rocket|spaceship|spacecraft|shuttle)\b/, "rocket"],
  [/\b(bicycle|bike)\b/, "bicycle"],
  [/\b(train|locomotive|tram|car|van|bus|truck|steam engine)\b/, "train"],
  [/\b(mug|cup|coffee|tea|teacup|bowl|soup|ramen)\b/, "mug"],
  [/\b(bottle|jar|vase|perfume|wine|potion|flask|can)\b/, "bottle"],
  [
    /\b(compass|clock|watch|astrolabe|wheel|coin|medal|badge|globe|camera|gramophone)\b/,
    "compass",
  ],
  [
    /\b(book|books|notebook|letter|map|chart|journal|poster|card|envelope|newspaper)\b/,
    "book",
  ],
  [
    /\b(phone|smartphone|tablet|laptop|screen|app|computer|radio|typewriter)\b/,
    "phone",
  ],
  [/\b(lantern|lamp|candle|candlelight|streetlight)\b/, "lantern"],
  [/\b(telescope|microscope|binoculars|spyglass)\b/, "telescope"],
  [
    /\b(flower|flowers|rose|tulip|sunflower|bouquet|plant|orchid|lily|cactus|fern)\b/,
    "flower",
  ],
  [/\b(mushroom|mushrooms|toadstool|umbrella|parasol|jellyfish)\b/, "mushroom"],
  [/\b(tree|trees|oak|bonsai|palm|willow|apple)\b/, "tree"],
  [/\b(guitar|violin|cello|banjo|ukulele|instrument)\b/, "guitar"],
];

const tableSubjects: ReadonlySet<SubjectName> = new Set([
  "mug",
  "bottle",
  "compass",
  "book",
  "phone",
  "lantern",
  "guitar",
]);

type Several<T> = readonly [T, ...T[]];

/** For prompts that name nothing this program can draw. */
const usualSubjects: Several<SubjectName> = [
  "tree",
  "house",
  "balloon",
  "person",
  "flower",
  "lantern",
];
const openGrounds: Several<Ground> = ["hills", "mountains", "sea", "desert"];

const mostLetters = 22;

/** Reads a prompt; `chance`, 0 to 1, settles what it leaves open. */
export function planScene(prompt: string, chance: number): ScenePlan {
  const lettering = /"([^"]{1,60})"/.exec(prompt)?.[1]?.trim();
  const words = prompt
    .replace(/"[^"]*"/g, " ")
    .toLowerCase()
    .replace(/clock ?tower/g, "tower");
  const named = inOrder(words, grounds);
  const sky = inOrder(words, skies);
  const asked = inOrder(words, subjectWords).slice(0, 3);
  const isVague = asked.length + named.length + sky.length === 0;
  const subjects = isVague ? [pick(usualSubjects, chance)] : asked;
  const [first] = subjects;
  const ground =
    (first !== undefined && tableSubjects.has(first) && !isOutdoors(named)
      ? "table"
      : named[0]) ??
    (first && usualGrounds[first]) ??
    pick(openGrounds, (chance * 7) % 1);
  return { ground, sky, subjects, lettering: lettering?.slice(0, mostLetters) };
}

function pick<T>(things: Several<T>, chance: number): T {
  return things[Math.floor(chance * things.length)] ?? things[0];
}

function isOutdoors(grounds: readonly Ground[]): boolean {
  return grounds.some((ground) => ground !== "table" && ground !== "forest");
}

/** Where a subject is looked for when the prompt names no place. */
const usualGrounds: Partial<Record<SubjectName, Ground>> = {
  ship: "sea",
  whale: "sea",
  lighthouse: "sea",
  bridge: "sea",
  observatory: "mountains",
  balloon: "mountains",
  rocket: "space",
  deer: "forest",
  owl: "forest",
  mushroom: "forest",
};

/** What a text names, in the order it names it, each once. */
function inOrder<T>(
  words: string,
  table: readonly (readonly [RegExp, T])[],
): readonly T[] {
  return table
    .map(([pattern, thing]) => ({ thing, at: words.search(pattern) }))
    .filter(({ at }) => at >= 0)
    .toSorted((one, other) => one.at - other.at)
    .map(({ thing }) => thing);
}
