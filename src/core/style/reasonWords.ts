import type { DescriptorName } from "./descriptors.ts";

/** How a person would say that a descriptor differs. */
export interface ReasonWords {
  /** What is measured. */
  readonly noun: string;
  /** What follows "half as", for amounts. */
  readonly as: string;
  readonly more: string;
  readonly less: string;
}

/** The words for a descriptor; undefined when a person couldn't make sense of it. */
export function wordsOf(name: DescriptorName): ReasonWords | undefined {
  return words[name];
}

const words: Readonly<Partial<Record<DescriptorName, ReasonWords>>> = {
  "tone.mean": level("lightness", "much lighter", "much darker"),
  "tone.middle": level("middle lightness", "much lighter", "much darker"),
  "tone.spread": level("contrast", "more contrast", "less contrast"),
  "tone.shadows": level("shadows", "paler shadows", "deeper shadows"),
  "tone.highlights": level("highlights", "brighter lights", "duller lights"),
  "tone.darkShare": share("black areas", "far more black", "far less black"),
  "tone.brightShare": share("white areas", "far more white", "far less white"),
  "tone.midShare": share(
    "middle tones",
    "more middle tones",
    "fewer middle tones",
  ),

  "colour.a": level(
    "green to red",
    "palette much redder",
    "palette much greener",
  ),
  "colour.b": level(
    "blue to yellow",
    "palette much warmer",
    "palette much cooler",
  ),
  "colour.chroma": level("chroma", "far more colourful", "far less colourful"),
  "colour.rich": level(
    "strongest chroma",
    "far stronger colours",
    "far weaker colours",
  ),
  "colour.greyShare": share("grey areas", "far more grey", "far less grey"),
  "colour.warmShare": share(
    "warm colours",
    "far warmer",
    "far fewer warm colours",
  ),
  "palette.colours": amount("palette", "rich in colours"),
  "palette.threeShare": share(
    "its three main colours cover",
    "fewer colours",
    "more colours",
  ),
  "subject.lightness": level(
    "its lightness",
    "subject much lighter",
    "subject much darker",
  ),
  "subject.lightnessSpread": level(
    "its contrast",
    "subject with more contrast",
    "subject with less contrast",
  ),
  "subject.a": level(
    "green to red",
    "subject much redder",
    "subject much greener",
  ),
  "subject.b": level(
    "blue to yellow",
    "subject much warmer",
    "subject much cooler",
  ),
  "subject.chroma": level(
    "its chroma",
    "subject far more colourful",
    "subject far less colourful",
  ),

  "background.lightness": level(
    "its lightness",
    "background much lighter",
    "background much darker",
  ),
  "background.a": level(
    "green to red",
    "background much redder",
    "background much greener",
  ),
  "background.b": level(
    "blue to yellow",
    "background much warmer",
    "background much cooler",
  ),
  "background.share": share(
    "plain background",
    "more empty background",
    "less empty background",
  ),
  "background.plainBorder": share(
    "plain border",
    "plainer border",
    "busier border",
  ),

  "edge.mean": amount("edges", "strong"),
  "edge.strong": amount("edges", "strong"),
  "edge.strongest": amount("hardest edges", "strong"),
  "edge.hardShare": share(
    "hard edges",
    "far more hard edges",
    "far fewer hard edges",
  ),
  "edge.clearShare": share("clear edges", "far more edges", "far fewer edges"),
  "edge.visibleShare": share("edges", "busier", "calmer"),
  "edge.softShare": share(
    "soft transitions",
    "more soft transitions",
    "fewer soft transitions",
  ),
  "line.darkThin": amount("thin lines", "strong"),
  "line.darkMedium": amount("lines", "strong"),
  "line.darkThick": amount("thick lines", "strong"),
  "line.lightThin": amount("thin lines", "strong"),
  "line.lightMedium": amount("lines", "strong"),
  "line.lightThick": amount("thick lines", "strong"),
  "line.width": amount("lines", "wide"),

  "texture.finest": amount("finest texture", "strong"),
  "texture.fine": amount("fine texture", "strong"),
  "texture.medium": amount("texture", "strong"),
  "texture.coarse": amount("coarse texture", "strong"),
  "texture.coarsest": amount("coarsest forms", "strong"),
  "texture.finestUsual": amount("finest texture", "strong"),
  "texture.fineUsual": amount("fine texture", "strong"),
  "texture.mediumUsual": amount("texture", "strong"),
  "colourTexture.aFine": amount("colour texture", "strong"),
  "colourTexture.bFine": amount("colour texture", "strong"),
  "pattern.near0": share(
    "areas without texture",
    "far less texture",
    "far more texture",
  ),
  "pattern.far0": share(
    "areas without texture",
    "far less texture",
    "far more texture",
  ),
  "pattern.near9": share(
    "irregular spots",
    "more irregular texture",
    "less irregular texture",
  ),
  "pattern.far9": share(
    "irregular spots",
    "more irregular texture",
    "less irregular texture",
  ),

  "grain.quiet": amount("grain", "strong"),
  "grain.all": amount("grain", "strong"),
  "grain.fineness": amount("finest detail", "strong"),
  "sharpness.edges": amount("edges", "sharp"),
  "sharpness.steepest": amount("sharpest edges", "steep"),

  "compression.blocks": amount("blocks of compression", "visible"),

  "flat.plainShare": share("flat areas", "far flatter", "far less flat"),
  "flat.calmShare": share("calm areas", "far calmer", "far less calm"),
  "flat.subjectPlainShare": share(
    "flat areas",
    "subject far flatter",
    "subject far less flat",
  ),
  "flat.subjectSmoothShare": share(
    "smooth shading",
    "more smooth shading",
    "less smooth shading",
  ),
  "flat.subjectUnrest": amount("surfaces", "restless"),
};

/** "edges half as strong as usual here". */
function amount(noun: string, as: string): ReasonWords {
  return { noun, as, more: "", less: "" };
}

/** "far more black: black areas 40 %, usually 3 % here". */
function share(noun: string, more: string, less: string): ReasonWords {
  return { noun, as: "", more, less };
}

/** "much darker than the rest (lightness 21, usually 63)". */
function level(noun: string, more: string, less: string): ReasonWords {
  return { noun, as: "", more, less };
}
