import type { Text } from "../words/text.ts";
import { say } from "../words/text.ts";
import type { DescriptorName } from "./descriptors.ts";

/** How a person would say that a descriptor differs; `noun` is what is measured. */
export type ReasonWords =
  | {
      readonly kind: "amount";
      readonly noun: Text;
      /** What follows "half as". */
      readonly as: Text;
    }
  | {
      readonly kind: "share" | "level";
      readonly noun: Text;
      readonly more: Text;
      readonly less: Text;
    };

/** The words for a descriptor; undefined when a person couldn't make sense of it. */
export function wordsOf(name: DescriptorName): ReasonWords | undefined {
  return words[name];
}

const words: Readonly<Partial<Record<DescriptorName, ReasonWords>>> = {
  "tone.mean": level(say`lightness`, say`much lighter`, say`much darker`),
  "tone.middle": level(
    say`middle lightness`,
    say`much lighter`,
    say`much darker`,
  ),
  "tone.spread": level(say`contrast`, say`more contrast`, say`less contrast`),
  "tone.shadows": level(say`shadows`, say`paler shadows`, say`deeper shadows`),
  "tone.highlights": level(
    say`highlights`,
    say`brighter lights`,
    say`duller lights`,
  ),
  "tone.darkShare": share(
    say`black areas`,
    say`far more black`,
    say`far less black`,
  ),
  "tone.brightShare": share(
    say`white areas`,
    say`far more white`,
    say`far less white`,
  ),
  "tone.midShare": share(
    say`middle tones`,
    say`more middle tones`,
    say`fewer middle tones`,
  ),

  "colour.a": level(
    say`green to red`,
    say`palette much redder`,
    say`palette much greener`,
  ),
  "colour.b": level(
    say`blue to yellow`,
    say`palette much warmer`,
    say`palette much cooler`,
  ),
  "colour.chroma": level(
    say`chroma`,
    say`far more colourful`,
    say`far less colourful`,
  ),
  "colour.rich": level(
    say`strongest chroma`,
    say`far stronger colours`,
    say`far weaker colours`,
  ),
  "colour.greyShare": share(
    say`grey areas`,
    say`far more grey`,
    say`far less grey`,
  ),
  "colour.warmShare": share(
    say`warm colours`,
    say`far warmer`,
    say`far fewer warm colours`,
  ),
  "palette.colours": amount(say`palette`, say`rich in colours`),
  "palette.threeShare": share(
    say`its three main colours cover`,
    say`fewer colours`,
    say`more colours`,
  ),
  "subject.lightness": level(
    say`its lightness`,
    say`subject much lighter`,
    say`subject much darker`,
  ),
  "subject.lightnessSpread": level(
    say`its contrast`,
    say`subject with more contrast`,
    say`subject with less contrast`,
  ),
  "subject.a": level(
    say`green to red`,
    say`subject much redder`,
    say`subject much greener`,
  ),
  "subject.b": level(
    say`blue to yellow`,
    say`subject much warmer`,
    say`subject much cooler`,
  ),
  "subject.chroma": level(
    say`its chroma`,
    say`subject far more colourful`,
    say`subject far less colourful`,
  ),

  "background.lightness": level(
    say`its lightness`,
    say`background much lighter`,
    say`background much darker`,
  ),
  "background.a": level(
    say`green to red`,
    say`background much redder`,
    say`background much greener`,
  ),
  "background.b": level(
    say`blue to yellow`,
    say`background much warmer`,
    say`background much cooler`,
  ),
  "background.share": share(
    say`plain background`,
    say`more empty background`,
    say`less empty background`,
  ),
  "background.plainBorder": share(
    say`plain border`,
    say`plainer border`,
    say`busier border`,
  ),

  "edge.mean": amount(say`edges`, say`strong`),
  "edge.strong": amount(say`edges`, say`strong`),
  "edge.strongest": amount(say`hardest edges`, say`strong`),
  "edge.hardShare": share(
    say`hard edges`,
    say`far more hard edges`,
    say`far fewer hard edges`,
  ),
  "edge.clearShare": share(
    say`clear edges`,
    say`far more edges`,
    say`far fewer edges`,
  ),
  "edge.visibleShare": share(say`edges`, say`busier`, say`calmer`),
  "edge.softShare": share(
    say`soft transitions`,
    say`more soft transitions`,
    say`fewer soft transitions`,
  ),
  "line.darkThin": amount(say`thin lines`, say`strong`),
  "line.darkMedium": amount(say`lines`, say`strong`),
  "line.darkThick": amount(say`thick lines`, say`strong`),
  "line.lightThin": amount(say`thin lines`, say`strong`),
  "line.lightMedium": amount(say`lines`, say`strong`),
  "line.lightThick": amount(say`thick lines`, say`strong`),
  "line.width": amount(say`lines`, say`wide`),

  "texture.finest": amount(say`finest texture`, say`strong`),
  "texture.fine": amount(say`fine texture`, say`strong`),
  "texture.medium": amount(say`texture`, say`strong`),
  "texture.coarse": amount(say`coarse texture`, say`strong`),
  "texture.coarsest": amount(say`coarsest forms`, say`strong`),
  "texture.finestUsual": amount(say`finest texture`, say`strong`),
  "texture.fineUsual": amount(say`fine texture`, say`strong`),
  "texture.mediumUsual": amount(say`texture`, say`strong`),
  "colourTexture.aFine": amount(say`colour texture`, say`strong`),
  "colourTexture.bFine": amount(say`colour texture`, say`strong`),
  "pattern.near0": share(
    say`areas without texture`,
    say`far less texture`,
    say`far more texture`,
  ),
  "pattern.far0": share(
    say`areas without texture`,
    say`far less texture`,
    say`far more texture`,
  ),
  "pattern.near9": share(
    say`irregular spots`,
    say`more irregular texture`,
    say`less irregular texture`,
  ),
  "pattern.far9": share(
    say`irregular spots`,
    say`more irregular texture`,
    say`less irregular texture`,
  ),

  "grain.quiet": amount(say`grain`, say`strong`),
  "grain.all": amount(say`grain`, say`strong`),
  "grain.fineness": amount(say`finest detail`, say`strong`),
  "sharpness.edges": amount(say`edges`, say`sharp`),
  "sharpness.steepest": amount(say`sharpest edges`, say`steep`),

  "compression.blocks": amount(say`blocks of compression`, say`visible`),

  "flat.plainShare": share(
    say`flat areas`,
    say`far flatter`,
    say`far less flat`,
  ),
  "flat.calmShare": share(say`calm areas`, say`far calmer`, say`far less calm`),
  "flat.subjectPlainShare": share(
    say`flat areas`,
    say`subject far flatter`,
    say`subject far less flat`,
  ),
  "flat.subjectSmoothShare": share(
    say`smooth shading`,
    say`more smooth shading`,
    say`less smooth shading`,
  ),
  "flat.subjectUnrest": amount(say`surfaces`, say`restless`),
};

/** "edges half as strong as usual here". */
function amount(noun: Text, as: Text): ReasonWords {
  return { kind: "amount", noun, as };
}

/** "far more black: black areas 40 %, usually 3 % here". */
function share(noun: Text, more: Text, less: Text): ReasonWords {
  return { kind: "share", noun, more, less };
}

/** "much darker than the rest (lightness 21, usually 63)". */
function level(noun: Text, more: Text, less: Text): ReasonWords {
  return { kind: "level", noun, more, less };
}
