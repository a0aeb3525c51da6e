import type { Json } from "../../json.ts";
import { whole } from "../../words/amounts.ts";
import type { Amount, Text } from "../../words/text.ts";
import { say } from "../../words/text.ts";
import type { Consistency } from "../consistency/findConsistencies.ts";
import { findConsistencies } from "../consistency/findConsistencies.ts";
import type { HueName } from "../consistency/lightChecks.ts";
import type { CornerName } from "../consistency/likenessChecks.ts";
import type { Rule } from "../rule.ts";
import { finding } from "../rule.ts";

/** What nearly all pictures have in common and the brief doesn't say is meant. */
export const consistencyRules: Rule = ({ dataset, usable }) =>
  findConsistencies(usable, dataset.manifest)
    .filter(({ name }) => !dataset.manifest.brief.constants.includes(name))
    .map((each) => {
      const { name, value, members, of, share, interval, accident } = each;
      return finding(`consistency/${name}`, sentenceOf(each), {
        related: hasItsPictures(name) ? members : [],
        data: {
          ...each.data,
          constant: name,
          ...(value !== undefined && { value }),
          count: members.length,
          of,
          share: rounded(share),
          interval: [rounded(interval.low), rounded(interval.high)],
          chance: rounded(each.chance),
          accident: Number(accident.toPrecision(2)),
        },
        at: ["brief", "constants"],
      });
    });

/** Whether one has to open those pictures to mend it. */
function hasItsPictures(name: Consistency["name"]): boolean {
  return name === "corner-mark" || name === "frame" || name === "compression";
}

function sentenceOf(each: Consistency): Text {
  const { what, then } = wordsFor(each);
  const { low, high } = each.interval;
  return say`${what} (${percent(each.share)} %, 95 % interval ${percent(low)}–${percent(high)} %). ${then}, or say in the brief that it is meant.`;
}

/** How many are what; what that does to the model, and what to do. */
function wordsFor({ name, value = "", members, of: all, data }: Consistency): {
  readonly what: Text;
  readonly then: Text;
} {
  const n = whole(members.length);
  const of = whole(all);
  switch (name) {
    case "orientation":
      return {
        what: shapesOf(n, of, value, data),
        then: say`The model learns to compose for that one shape and does worse in others: add some of another shape`,
      };
    case "centred":
      return {
        what: say`${n} of ${of} images have what they show in the middle`,
        then: say`The model puts everything into the middle, whatever is asked: add some with the subject to one side, cut off or far away`,
      };
    case "low-key":
      return {
        what: say`${n} of ${of} images are dark throughout`,
        then: say`The model can't draw daylight in this style: add some light scenes`,
      };
    case "high-key":
      return {
        what: say`${n} of ${of} images are light throughout`,
        then: say`The model can't draw night or shade in this style: add some dark scenes`,
      };
    case "dominant-hue":
      return {
        what: say`${n} of ${of} images are mostly ${hueWords[value] ?? value}`,
        then: say`The model tints every picture so: add some in other colours`,
      };
    case "background":
      return {
        what: groundsOf(n, of, members.length, data),
        then: say`The model leaves out surroundings even when they are asked for: add some scenes that fill the picture`,
      };
    case "frame":
      return {
        what: say`${n} of ${of} images have a frame drawn round them`,
        then: say`The model draws it round everything: crop it off`,
      };
    case "corner-mark":
      return {
        what: say`${n} of ${of} images have the same mark in the corner ${cornerWords[value] ?? value}`,
        then: say`A signature or watermark is learnt like everything else and comes out garbled: remove it`,
      };
    case "horizon":
      return {
        what: say`${n} of ${of} images have a line across at the same height, about ${percent(numberIn(data, "height"))} % from the top`,
        then: say`The model looks at everything from the same height: add some seen from above, from below or close up`,
      };
    case "compression":
      return {
        what: say`${n} of ${of} images are JPEGs saved below quality ${numberIn(data, "limit")}`,
        then: say`The blocks and the halos round lines are learnt as part of the style: export them again from their sources`,
      };
    case "subject":
      return data?.["from"] === "prompts"
        ? {
            what: say`${n} of ${of} of the images' own prompts name “${value}”`,
            then: say`The model takes it for part of the style and adds it unasked: add other subjects`,
          }
        : {
            what: say`${n} of ${of} images show the same outline`,
            then: say`The model draws that shape whatever is asked, as all ${of} teach it: add other subjects`,
          };
  }
}

function shapesOf(
  n: Amount,
  of: Amount,
  shape: string,
  data: Consistency["data"],
): Text {
  const what =
    shape === "landscape"
      ? say`${n} of ${of} images are landscape`
      : shape === "portrait"
        ? say`${n} of ${of} images are portrait`
        : say`${n} of ${of} images are square`;
  const { width, height } = data ?? {};
  return typeof width === "number" && typeof height === "number"
    ? say`${what}, all of ${width} × ${height} px`
    : what;
}

function groundsOf(
  n: Amount,
  of: Amount,
  count: number,
  data: Consistency["data"],
): Text {
  const same: Json | undefined = data?.["sameColour"];
  if (typeof same !== "number" || same < 2) {
    return say`${n} of ${of} images have a plain background`;
  }
  return same === count
    ? say`${n} of ${of} images have a plain background, all in the same colour`
    : say`${n} of ${of} images have a plain background, ${whole(same)} of them in the same colour`;
}

/** What the checks name; data for tools, and here for people. */
const hueWords: Readonly<Record<string, Text>> = {
  red: say`red`,
  orange: say`orange`,
  amber: say`amber`,
  "yellow-green": say`yellow-green`,
  green: say`green`,
  turquoise: say`turquoise`,
  cyan: say`cyan`,
  "sky blue": say`sky blue`,
  blue: say`blue`,
  "blue to violet": say`blue to violet`,
  purple: say`purple`,
  pink: say`pink`,
} satisfies Record<HueName, Text>;

const cornerWords: Readonly<Record<string, Text>> = {
  "left top": say`left top`,
  "right top": say`right top`,
  "left bottom": say`left bottom`,
  "right bottom": say`right bottom`,
} satisfies Record<CornerName, Text>;

function numberIn(data: Consistency["data"], name: string): number {
  const value: Json | undefined = data?.[name];
  return typeof value === "number" ? value : 0;
}

function percent(share: number): number {
  return Math.round(100 * share);
}

function rounded(share: number): number {
  return Number(share.toFixed(3));
}
