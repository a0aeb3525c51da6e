import type { Json } from "../../json.ts";
import { grouped } from "../../text.ts";
import type { Consistency } from "../consistency/findConsistencies.ts";
import { findConsistencies } from "../consistency/findConsistencies.ts";
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

function sentenceOf(each: Consistency): string {
  const { what, then } = wordsFor(each);
  const { low, high } = each.interval;
  const share = `${percent(each.share)} %, 95 % interval ${percent(low)}–${percent(high)} %`;
  const count = `${grouped(each.members.length)} of ${grouped(each.of)}`;
  return `${count} ${what} (${share}). ${then}, or say in the brief that it is meant.`;
}

/** What they are, and what that does to the model and what to do. */
function wordsFor({ name, value = "", members, of, data }: Consistency): {
  readonly what: string;
  readonly then: string;
} {
  switch (name) {
    case "orientation":
      return {
        what: `images are ${value}${sizeIn(data)}`,
        then: "The model learns to compose for that one shape and does worse in others: add some of another shape",
      };
    case "centred":
      return {
        what: "images have what they show in the middle",
        then: "The model puts everything into the middle, whatever is asked: add some with the subject to one side, cut off or far away",
      };
    case "low-key":
      return {
        what: "images are dark throughout",
        then: "The model can't draw daylight in this style: add some light scenes",
      };
    case "high-key":
      return {
        what: "images are light throughout",
        then: "The model can't draw night or shade in this style: add some dark scenes",
      };
    case "dominant-hue":
      return {
        what: `images are mostly ${value}`,
        then: "The model tints every picture so: add some in other colours",
      };
    case "background":
      return {
        what: `images have a plain background${groundIn(members.length, data)}`,
        then: "The model leaves out surroundings even when they are asked for: add some scenes that fill the picture",
      };
    case "frame":
      return {
        what: "images have a frame drawn round them",
        then: "The model draws it round everything: crop it off",
      };
    case "corner-mark":
      return {
        what: `images have the same mark in the corner ${value}`,
        then: "A signature or watermark is learnt like everything else and comes out garbled: remove it",
      };
    case "horizon":
      return {
        what: `images have a line across at the same height, about ${percent(numberIn(data, "height"))} % from the top`,
        then: "The model looks at everything from the same height: add some seen from above, from below or close up",
      };
    case "compression":
      return {
        what: `images are JPEGs saved below quality ${numberIn(data, "limit")}`,
        then: "The blocks and the halos round lines are learnt as part of the style: export them again from their sources",
      };
    case "subject":
      return data?.["from"] === "prompts"
        ? {
            what: `of the images' own prompts name “${value}”`,
            then: "The model takes it for part of the style and adds it unasked: add other subjects",
          }
        : {
            what: `images show the same outline`,
            then: `The model draws that shape whatever is asked, as all ${grouped(of)} teach it: add other subjects`,
          };
  }
}

function sizeIn(data: Consistency["data"]): string {
  const { width, height } = data ?? {};
  return typeof width === "number" && typeof height === "number"
    ? `, all of ${width} × ${height} px`
    : "";
}

function groundIn(count: number, data: Consistency["data"]): string {
  const same: Json | undefined = data?.["sameColour"];
  if (typeof same !== "number" || same < 2) return "";
  return same === count
    ? ", all in the same colour"
    : `, ${grouped(same)} of them in the same colour`;
}

function numberIn(data: Consistency["data"], name: string): number {
  const value: Json | undefined = data?.[name];
  return typeof value === "number" ? value : 0;
}

function percent(share: number): string {
  return String(Math.round(100 * share));
}

function rounded(share: number): number {
  return Number(share.toFixed(3));
}
