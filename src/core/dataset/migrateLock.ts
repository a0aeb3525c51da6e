import { arrayIn, isRecord, own, stringIn } from "../json.ts";
import type { Version, VersionImage } from "./lock.ts";
import { packagedFacts, trainingFact, versionId } from "./lockFacts.ts";
import {
  detailsOf,
  parseImage,
  parsePackaged,
  parseTraining,
} from "./parseFact.ts";

type JsonRecord = Readonly<Record<string, unknown>>;

/**
 * The facts of a lock of format 1, which held whole versions. One that can't be
 * understood is kept as it was, as a fact without a version.
 */
export function migrateLock(json: JsonRecord): readonly unknown[] {
  const versions = arrayIn(json, "versions");
  const known = new Set<string>();
  const rest = detailsOf(json, "lockVersion", "versions");
  return [
    ...(Object.keys(rest).length > 0 ? [{ others: rest }] : []),
    ...versions.flatMap((value): readonly unknown[] => {
      const version = isRecord(value) ? parseFormat1(value) : undefined;
      if (!isRecord(value) || !version) return [{ unreadable: value }];
      const id = versionId(version);
      const training = own(value, "training");
      const facts = [
        // The second training of a ZIP was a second version.
        ...(known.has(id) ? [] : packagedFacts(id, version)),
        ...(isRecord(training)
          ? [trainingFact(id, trainingOf(training), version)]
          : []),
        ...unknownFacts(id, value),
      ];
      known.add(id);
      return facts;
    }),
  ];
}

function parseFormat1(value: JsonRecord): Version | undefined {
  const zip = own(value, "zip");
  const images = own(value, "images");
  if (!isRecord(zip) || !Array.isArray(images)) return undefined;
  const packaged = parsePackaged({
    packaged: own(value, "packagedAt"),
    zip: own(zip, "file"),
    bytes: own(zip, "bytes"),
    sha256: own(zip, "sha256"),
    images: images.length,
  });
  const parsed = images.map((image: unknown): VersionImage | undefined =>
    isRecord(image)
      ? parseImage({ ...image, image: own(image, "file") })
      : undefined,
  );
  if (!packaged || !parsed.every((image) => image !== undefined)) {
    return undefined;
  }
  const air = stringIn(value, "air");
  const version = stringIn(value, "version");
  return {
    ...(air !== undefined && { air }),
    ...(version !== undefined && { version }),
    packagedAt: packaged.packagedAt,
    zip: packaged.zip,
    images: parsed,
  };
}

function trainingOf(training: JsonRecord) {
  return (
    parseTraining({
      ...training,
      training: own(training, "taskUUID"),
      returned: own(training, "air"),
    }) ?? {}
  );
}

/** Fields somebody else added, so that nothing gets lost on the way. */
function unknownFacts(id: string, value: JsonRecord): readonly JsonRecord[] {
  const others = detailsOf(
    value,
    ...["air", "version", "packagedAt", "zip", "images", "training"],
  );
  return Object.keys(others).length > 0 ? [{ version: id, others }] : [];
}
