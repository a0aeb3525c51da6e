import type { DatasetSnapshot, PageFinding } from "../../shared/datasetPage.ts";
import { element, unseen } from "../parts/element.ts";
import { icon } from "../parts/icon.ts";
import type { Page } from "./page.ts";
import { severityIcons, severityWord } from "./severity.ts";

/** What lint says, with what can be done about each. */
export function findingList(
  findings: readonly PageFinding[],
  { strings, pairs }: DatasetSnapshot,
  page: Page,
): HTMLElement {
  return element(
    "ul",
    { class: "findings" },
    findings.map((finding) => {
      const { rule, file, severity, title, message, images } = finding;
      const pair = rule.startsWith("duplicate/")
        ? pairs.find(({ other }) => other === file)
        : undefined;
      return element("li", { class: `is-${severity}` }, [
        icon(severityIcons[severity]),
        element("div", {}, [
          unseen(`${severityWord(severity, strings)}: `),
          element("div", { class: "subject", text: title }),
          element("div", { class: "message", text: message }),
          element("div", { class: "links" }, [
            ...(pair
              ? [
                  link(strings.compare, title, () =>
                    page.compare(pair.keep, pair.other),
                  ),
                ]
              : []),
            ...(images.length > 0
              ? [link(strings.selectThese, title, () => page.selectAll(images))]
              : []),
            ...(rule.startsWith("consistency/")
              ? [
                  link(strings.intend, title, () =>
                    page.send({ type: "intend", rule }),
                  ),
                ]
              : []),
            // What the service refuses can't be accepted away.
            ...(severity === "error"
              ? []
              : [
                  link(strings.accept, title, () =>
                    page.send({ type: "accept", rule, file }),
                  ),
                ]),
            link(strings.rule, title, () =>
              page.send({ type: "openRule", rule }),
            ),
          ]),
        ]),
      ]);
    }),
  );
}

/** Several links of one name are told apart by what they are about. */
function link(text: string, about: string, onClick: () => void): HTMLElement {
  return element("button", {
    class: "link",
    text,
    attributes: { type: "button", "aria-label": `${text} ${about}` },
    onClick,
  });
}
