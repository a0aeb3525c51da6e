import type {
  Damage,
  Entry,
  Header,
  ImageFacts,
  NotAFile,
} from "../../dataset/facts.ts";
import {
  extensionOf,
  isPictureName,
  isSystemFile,
} from "../../dataset/membership.ts";
import { isTrainable, limits } from "../../limits.ts";
import { shownName } from "../../text.ts";
import { enumerated } from "../../words/lists.ts";
import type { Text } from "../../words/text.ts";
import { english, say } from "../../words/text.ts";
import type { Finding } from "../finding.ts";
import type { Rule } from "../rule.ts";
import { finding } from "../rule.ts";
import type { KnownRule } from "../ruleCatalog.ts";

/** What the files are by content, and whether they are whole. */
export const formatRules: Rule = ({ dataset, included }) => [
  ...included.flatMap((image) => [
    ...damageOf(image),
    ...(image.header ? contentOf(image, image.header) : []),
  ]),
  ...notFiles(dataset.entries),
];

const taken = enumerated(limits.formats.map(formatName));

function damageOf({ file, bytes, damage }: ImageFacts): readonly Finding[] {
  if (!damage) return [];
  const [rule, message] = wordsFor(damage);
  const detail = "detail" in damage ? { detail: english(damage.detail) } : {};
  return [finding(rule, message, { file, data: { bytes, ...detail } })];
}

function wordsFor(damage: Damage): readonly [KnownRule, Text] {
  switch (damage.kind) {
    case "empty":
      return ["format/empty", say`The file has 0 bytes.`];
    case "unrecognised":
      return [
        "format/unrecognised",
        say`Not a picture by its content; the service takes ${taken}.`,
      ];
    case "truncated":
      return ["format/truncated", say`Ends too early: ${damage.detail}.`];
    case "corrupt":
      return ["format/corrupt", say`Damaged: ${damage.detail}.`];
    case "undecodable":
      return ["format/undecodable", say`Can't be decoded: ${damage.detail}.`];
    case "too-large-to-decode":
      return [
        "format/too-many-pixels",
        say`Too many pixels to be looked at: ${damage.detail}.`,
      ];
    case "unreadable":
      return ["format/unreadable", say`Can't be read: ${damage.detail}.`];
  }
}

function contentOf(image: ImageFacts, header: Header): readonly Finding[] {
  const { file } = image;
  const { format } = header;
  if (!isTrainable(format)) {
    const message = say`${formatName(format)} by its content; the service takes ${taken}.`;
    return [finding("format/unsupported", message, { file, data: { format } })];
  }
  return [
    ...extensionFinding(file, format),
    ...(header.isAnimated
      ? [
          finding(
            "format/animated",
            say`Animated; only the first frame is trained on.`,
            { file, data: { format } },
          ),
        ]
      : []),
    ...colourFindings(file, header),
  ];
}

const extensions: Readonly<Partial<Record<string, readonly string[]>>> = {
  jpeg: ["jpg", "jpeg", "jpe", "jfif", "pjpeg"],
  png: ["png", "apng"],
  webp: ["webp"],
};

function extensionFinding(file: string, format: string): readonly Finding[] {
  const extension = extensionOf(file);
  if (extensions[format]?.includes(extension) ?? true) return [];
  const name = formatName(format);
  const message =
    extension === ""
      ? say`${name} by its content, but the name has no extension.`
      : say`${name} by its content, but the name ends in .${shownName(extension, 20)}.`;
  return [
    finding("format/extension", message, { file, data: { format, extension } }),
  ];
}

/** What conversion to JPEG, which the service does with every image, makes of the colours. */
function colourFindings(file: string, header: Header): readonly Finding[] {
  const { colourSpace, wideGamutProfile, bitsPerChannel, hasAlpha } = header;
  return [
    ...(colourSpace === "cmyk"
      ? [
          finding(
            "format/cmyk",
            say`CMYK colours, made for print, shift when they are converted to RGB.`,
            { file, data: { colourSpace } },
          ),
        ]
      : []),
    ...(wideGamutProfile === undefined
      ? []
      : [
          finding(
            "format/wide-gamut",
            say`Embedded profile “${shownName(wideGamutProfile, 60)}”; colours beyond sRGB may be dulled or shifted.`,
            { file, data: { profile: wideGamutProfile } },
          ),
        ]),
    ...(bitsPerChannel > 8
      ? [
          finding(
            "format/deep-colour",
            say`${bitsPerChannel} bits a channel; conversion to JPEG keeps 8.`,
            { file, data: { bitsPerChannel } },
          ),
        ]
      : []),
    ...(hasAlpha
      ? [
          finding(
            "format/alpha",
            say`Has an alpha channel; conversion to JPEG puts a background behind what is transparent.`,
            { file, data: { hasAlpha } },
          ),
        ]
      : []),
  ];
}

const leftOut: Readonly<Record<Exclude<NotAFile, "folder">, Text>> = {
  link: say`A link, not a file; it is left out.`,
  "dangling link": say`A dangling link, not a file; it is left out.`,
  pipe: say`A pipe, not a file; it is left out.`,
  socket: say`A socket, not a file; it is left out.`,
  device: say`A device, not a file; it is left out.`,
};

function notFiles(entries: readonly Entry[]): readonly Finding[] {
  const folders: string[] = [];
  const findings: Finding[] = [];
  for (const entry of entries) {
    if (entry.kind !== "other" || isSystemFile(entry.file)) continue;
    const { file, what } = entry;
    if (what === "folder") folders.push(file);
    else if (isPictureName(file)) {
      findings.push(
        finding("format/not-a-file", leftOut[what], { file, data: { what } }),
      );
    }
  }
  if (folders.length === 0) return findings;
  const names = enumerated(folders.map((name) => shownName(name)));
  const message =
    folders.length === 1
      ? say`1 folder (${names}) isn't looked into; a dataset is one flat folder.`
      : say`${folders.length} folders (${names}) aren't looked into; a dataset is one flat folder.`;
  return [
    ...findings,
    finding("format/folder", message, { data: { folders }, at: [] }),
  ];
}

function formatName(format: string): string {
  return format === "webp" ? "WebP" : format.toUpperCase();
}
