import type { Version } from "../../dataset/lock.ts";
import { plural } from "../../text.ts";
import type { ImageRecord } from "../imageRecord.ts";
import type { Fact } from "./report.ts";

/** What identifies a model and what it cost, as far as the lock and the records know. */
export function modelFacts(
  version: Version | undefined,
  images: readonly ImageRecord[],
): readonly Fact[] {
  const { training, zip, packagedAt } = version ?? {};
  return [
    ...fact("Trained", training?.finishedAt?.slice(0, 10)),
    ...fact("Packaged", packagedAt?.slice(0, 10)),
    ...fact(
      "Training images",
      version && plural(version.images.length, "image"),
    ),
    ...fact("ZIP (sha256)", zip?.sha256),
    ...fact("Training task", training?.taskUUID),
    ...fact("Training cost", cost(training?.costUSD)),
    { name: "Test images", text: testImages(images) },
  ];
}

function fact(name: string, text: string | undefined): readonly Fact[] {
  return text === undefined ? [] : [{ name, text }];
}

/** "12 images, $0.36", and how many of them nobody told a cost of. */
function testImages(images: readonly ImageRecord[]): string {
  const costs = images.flatMap(({ costUSD }) => costUSD ?? []);
  const sum = costs.reduce((total, each) => total + each, 0);
  const unknown = images.length - costs.length;
  return [
    plural(images.length, "image"),
    ...(costs.length > 0 ? [cost(sum) ?? ""] : []),
    ...(images.length > 0 && unknown > 0
      ? [
          costs.length > 0
            ? `cost of ${plural(unknown, "image")} unknown`
            : "cost unknown",
        ]
      : []),
  ].join(", ");
}

function cost(usd: number | undefined): string | undefined {
  // Single pictures cost fractions of a cent.
  return usd === undefined ? undefined : `$${Number(usd.toFixed(4))}`;
}
