import { enumerated } from "../../words/lists.ts";
import { say } from "../../words/text.ts";
import type { Rule } from "../rule.ts";
import { finding } from "../rule.ts";

const names = {
  gps: say`GPS position`,
  serial: say`serial number of a device`,
  thumbnail: say`embedded thumbnail, maybe of another crop`,
  comment: say`comment`,
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
              say`Carries a GPS position; it goes into the ZIP, which is fetched from a public URL.`,
              { file, data },
            ),
          ]
        : []),
      ...(others.length > 0
        ? [
            finding(
              "privacy/metadata",
              say`Carries metadata: ${enumerated(others.map((kind) => names[kind]))}.`,
              { file, data },
            ),
          ]
        : []),
    ];
  });
