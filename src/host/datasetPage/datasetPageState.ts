import type * as vscode from "vscode";
import type { Dataset, ImageFacts } from "../../core/dataset/facts.ts";
import {
  excludedFiles,
  includedImages,
  usableImages,
} from "../../core/dataset/membership.ts";
import type { Exclusion } from "../../core/dataset/manifest.ts";
import { limits } from "../../core/limits.ts";
import type { Finding } from "../../core/lint/finding.ts";
import { commonLook } from "../../core/lint/consistency/commonLook.ts";
import { turns } from "../../core/style/turn.ts";
import { commonPalette } from "../../core/style/palette.ts";
import type { MapPlace } from "../../core/style/styleMap.ts";
import { styleMap } from "../../core/style/styleMap.ts";
import { sizeInBytes, sizeInPixels } from "../../core/words/amounts.ts";
import type { Text } from "../../core/words/text.ts";
import type {
  DatasetSnapshot,
  PageFinding,
  PageImage,
  PagePair,
} from "../../shared/datasetPage.ts";
import type { Linted } from "../datasets/datasetState.ts";

/** An image as the host knows it: files where the page needs addresses. */
export interface HostImage extends Omit<PageImage, "thumbnail" | "full"> {
  /** Path of the small picture. */
  readonly thumbnailFile?: string;
}

/** What is known of a dataset, ready to be shown, apart from its words. */
export interface DatasetContent extends Pick<
  DatasetSnapshot,
  "usable" | "worst" | "findings" | "pairs" | "palette" | "look"
> {
  readonly summary?: string;
  readonly images: readonly HostImage[];
}

/** How a language says it. */
export interface Words {
  readonly of: (text: Text) => string;
  readonly titleOf: (rule: string) => string;
}

/** Fewer points aren't a map. */
const minMapped = 3;

/** From what lint knows to what the page shows. */
export function datasetContent(
  linted: Linted,
  thumbnailOf: (sha256: string) => string | undefined,
  words: Words,
): DatasetContent {
  const { dataset, report } = linted;
  const { summary } = dataset.manifest.brief;
  const shown = shownImages(dataset);
  const places = placesOf(shown);
  const exclusions = new Map(
    dataset.manifest.exclude.map((each) => [each.file, each]),
  );
  const look = commonLook(usableImages(dataset));
  return {
    ...(summary && { summary }),
    usable: usableImages(dataset).length,
    worst: report.findings[0]?.severity ?? "none",
    images: shown.map((image) => {
      const place = places.get(image.file);
      const thumbnailFile = image.sha256 && thumbnailOf(image.sha256);
      return {
        ...hostImage(linted, image, exclusions.get(image.file), words),
        ...(place && { place }),
        ...(thumbnailFile !== undefined &&
          thumbnailFile !== "" && { thumbnailFile }),
      };
    }),
    findings: report.findings.map((finding) => pageFinding(finding, words)),
    pairs: report.findings.flatMap((finding) => pairOf(finding, words)),
    ...(look && { look }),
    palette: commonPalette(
      usableImages(dataset).flatMap(({ pixels }) =>
        pixels?.palette ? [pixels.palette] : [],
      ),
    ),
  };
}

/** The images of the dataset and those left out, by name. */
function shownImages(dataset: Dataset): readonly ImageFacts[] {
  const included = new Set(includedImages(dataset));
  const excluded = excludedFiles(dataset);
  return dataset.images.filter(
    (image) => included.has(image) || excluded.has(image.file),
  );
}

function hostImage(
  { dataset, report }: Linted,
  image: ImageFacts,
  exclusion: Exclusion | undefined,
  words: Words,
): HostImage {
  const { file, header, pixels } = image;
  const verdict = report.style.get(file);
  const prompt = dataset.manifest.provenance.get(file);
  const reason = exclusion?.reason;
  return {
    file,
    about: aboutOf(image, words),
    width: header?.width ?? 0,
    height: header?.height ?? 0,
    isExcluded: exclusion !== undefined,
    ...(reason !== undefined && {
      reason: words.titleOf(reason),
    }),
    ...(verdict && verdict.score > 0 && { score: verdict.score }),
    isOutlier: verdict?.outlier ?? false,
    reasons: verdict?.reasons.map(words.of) ?? [],
    palette: pixels?.palette ?? [],
    ...(prompt !== undefined && { prompt }),
  };
}

function aboutOf({ header, bytes }: ImageFacts, words: Words): string {
  const size = words.of(sizeInBytes(bytes));
  if (!header) return size;
  const { width, height, format } = header;
  return `${words.of(sizeInPixels(width, height))} · ${size} · ${format.toUpperCase()}`;
}

/** Left-out images are on the map too: so one sees what taking them in would mean. */
function placesOf(
  images: readonly ImageFacts[],
): ReadonlyMap<string, MapPlace> {
  const version = images.find(({ pixels }) => pixels)?.pixels?.style.version;
  const measured = images.flatMap(({ file, pixels }) =>
    pixels && pixels.style.version === version
      ? [{ file, values: pixels.style.values }]
      : [],
  );
  if (measured.length < minMapped) return new Map();
  const places = styleMap(
    measured.slice(0, 4 * limits.maxImages).map(({ values }) => values),
  );
  return new Map(
    places.flatMap((place, index) => {
      const file = measured[index]?.file;
      return file === undefined ? [] : [[file, place] as const];
    }),
  );
}

function pageFinding(finding: Finding, words: Words): PageFinding {
  const { rule, severity, file, related } = finding;
  const title = words.titleOf(rule);
  const message = words.of(finding.message);
  const images = file === null ? related : [];
  return { rule, title, severity, message, file, images };
}

function pairOf(finding: Finding, words: Words): readonly PagePair[] {
  const { rule, file, related, message, data } = finding;
  const [keep] = related;
  if (!rule.startsWith("duplicate/") || file === null || keep === undefined) {
    return [];
  }
  return [
    {
      keep,
      other: file,
      title: words.titleOf(rule),
      message: words.of(message),
      turn: turns.find(
        ({ degrees, isMirrored }) =>
          degrees === data["degrees"] && isMirrored === data["isMirrored"],
      ) ?? { degrees: 0, isMirrored: false },
    },
  ];
}

/** The whole snapshot for one page, which reads files at addresses of its own. */
export function datasetSnapshot(options: {
  readonly id: string;
  readonly folder: vscode.Uri;
  readonly content: DatasetContent;
  readonly rest: Omit<DatasetSnapshot, "id" | "images" | keyof DatasetContent>;
  readonly addressOfThumbnail: (file: string) => string;
  readonly addressOfImage: (file: string) => string;
}): DatasetSnapshot {
  const { id, content, rest } = options;
  return {
    id,
    ...rest,
    ...content,
    images: content.images.map(({ thumbnailFile, ...image }) => ({
      ...image,
      full: options.addressOfImage(image.file),
      ...(thumbnailFile !== undefined && {
        thumbnail: options.addressOfThumbnail(thumbnailFile),
      }),
    })),
  };
}
