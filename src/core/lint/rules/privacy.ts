import { enumeration } from "../../text.ts";
import type { Rule } from "../rule.ts";
import { finding } from "../rule.ts";

const names = {
  gps: "GPS position",
  serial: "serial number of a device",
  thumbnail: "embedded thumbnail, maybe of another crop",
  comment: "comment",
} as const;

/** What the files say beside the picture; the ZIP is fetched from a public URL. */
export const privacyRules: Rule = ({ usable }) =>
  usable.flatMap(({ file, header }) => {
    const metadata = header?.metadata ?? [];
    const data = { metadata: [...metadata] };
    const others = metadata.filter((kind) => kind !== "gps");
    return [
      ...(metadata.includes("gps")
        ? [
            finding(
              "privacy/location",
              "Carries a GPS position; it goes into the ZIP, which is fetched from a public URL.",
              { file, data },
            ),
          ]
        : []),
      ...(others.length > 0
        ? [
            finding(
              "privacy/metadata",
              `Carries metadata: ${enumeration(others.map((kind) => names[kind]))}.`,
              { file, data },
            ),
          ]
        : []),
    ];
  });
