import { version } from "../../package.json";
import type { LeftOutKind, Proposal } from "../core/narrowing/proposal.ts";
import { leftOutKinds } from "../core/narrowing/proposal.ts";
import { grouped, plural, shownName } from "../core/text.ts";
import { english } from "../core/words/text.ts";

/** What `narrow --json` prints. */
export interface JsonProposal {
  readonly tool: { readonly name: string; readonly version: string };
  /** As it was given. */
  readonly folder: string;
  readonly chosen: readonly JsonChosen[];
  readonly leftOut: readonly JsonLeftOut[];
  readonly inStyle: number;
  readonly shortfall: string | null;
}

/** One image that is proposed. */
interface JsonChosen {
  readonly file: string;
  readonly isPinned: boolean;
  /** A sentence. */
  readonly why: string;
}

/** One that isn't. */
interface JsonLeftOut {
  readonly file: string;
  readonly kind: LeftOutKind;
  /** A sentence, with the other image's name where one stands in its way. */
  readonly why: string;
  /** The image that is there in its place. */
  readonly other?: string;
}

export function narrowReport(
  folder: string,
  { chosen, leftOut, inStyle, shortfall }: Proposal,
): JsonProposal {
  return {
    tool: { name: "style-trainer", version },
    folder,
    chosen: chosen.map((each) => ({ ...each, why: english(each.why) })),
    leftOut: leftOut.map((each) => ({ ...each, why: english(each.why) })),
    inStyle,
    shortfall: shortfall ? english(shortfall) : null,
  };
}

/** Per kind; all of them are in the JSON. */
const shownOfKind = 5;

const headings: Readonly<Record<LeftOutKind, string>> = {
  spare: "good ones, but enough are chosen",
  subject: "subject already chosen",
  quality: "lower quality",
  repeat: "repeats",
  style: "another style",
  error: "with errors",
  user: "left out by you",
};

/** The proposal for people. */
export function narrowText(
  folder: string,
  { chosen, leftOut, shortfall }: Proposal,
): string {
  const total = chosen.length + leftOut.length;
  const lines = [
    `${folder}: ${grouped(chosen.length)} of ${plural(total, "image")} chosen`,
    ...(shortfall === undefined ? [] : [`  ${english(shortfall)}`]),
    ...chosen.map(({ file, why }) => `  ${shownName(file)}  ${english(why)}`),
  ];
  for (const kind of leftOutKinds) {
    const out = leftOut.filter((each) => each.kind === kind);
    if (out.length === 0) continue;
    const shown = out.slice(0, shownOfKind);
    const more = out.length - shown.length;
    lines.push(
      "",
      `Left out, ${headings[kind]}: ${grouped(out.length)}`,
      ...shown.map(({ file, why }) => `  ${shownName(file)}  ${english(why)}`),
      ...(more > 0 ? [`  … and ${grouped(more)} more (--json lists all)`] : []),
    );
  }
  return `${lines.join("\n")}\n`;
}
