import type {
  FromTestImages,
  ModelEvidence,
  TestImagesSnapshot,
} from "../../shared/testImages.ts";
import { element } from "../parts/element.ts";
import { fill } from "../parts/fill.ts";
import { standingOf } from "./page.ts";
import { stripChart } from "./stripChart.ts";

/** What the numbers say of these versions: words first, drawings beside them. */
export interface EvidenceSection {
  readonly root: HTMLElement;
  readonly update: (of: TestImagesSnapshot, isOpen: boolean) => void;
  /** Where the focus was before voting began. */
  readonly focusVote: (newer: string | undefined) => void;
}

export function evidenceSection(
  send: (message: FromTestImages) => void,
  vote: (newer: string, older: string) => void,
  onToggle: (isOpen: boolean) => void,
): EvidenceSection {
  const pairs = element("div", { class: "boxes" });
  const summary = element("summary", { class: "quiet" });
  const models = element("div", { class: "boxes" });
  const closeness = element("details", {}, [summary, models]);
  const root = element("div", { class: "evidence" }, [pairs, closeness]);
  let drawn = "";
  closeness.addEventListener("toggle", () => {
    if (drawn !== "") onToggle(closeness.open);
  });
  const focus = (act: string) =>
    root.querySelector<HTMLElement>(`[data-act="${act}"]`)?.focus();
  return {
    root,
    focusVote: (newer) => focus(`vote ${newer ?? ""}`),
    update(of, isOpen) {
      const { versions, standings, damagedVotes, evidence, strings } = of;
      const next = JSON.stringify([
        versions,
        standings,
        damagedVotes,
        evidence,
        strings,
      ]);
      if (next === drawn) return;
      if (drawn === "") closeness.open = isOpen;
      drawn = next;
      const focused = document.activeElement?.getAttribute("data-act");
      summary.textContent = strings.closenessAll;
      pairs.replaceChildren(
        ...(damagedVotes > 0 ? [damaged(damagedVotes, of, send)] : []),
        ...versions.slice(1).map((older, at) => {
          const newer = versions[at] ?? older;
          return pairBox(of, newer.air, older.air, vote);
        }),
      );
      const boxes = closenessBoxes(of);
      models.replaceChildren(...boxes);
      closeness.hidden = boxes.length === 0;
      if (typeof focused === "string") focus(focused);
    },
  };
}

/** Two versions: what changed, what measuring says, what votes say. */
function pairBox(
  of: TestImagesSnapshot,
  newer: string,
  older: string,
  vote: (newer: string, older: string) => void,
): HTMLElement {
  const { strings, evidence, versions } = of;
  const label = (air: string) =>
    versions.find((each) => each.air === air)?.label ?? air;
  const change =
    evidence.kind === "found"
      ? evidence.changes.find((each) => each.newer === newer)
      : undefined;
  const fact = (name: string, text: string) =>
    text === "" ? [] : [element("dt", { text: name }), element("dd", { text })];
  return element("section", { class: "box" }, [
    element("h2", {
      text: fill(strings.pairTitle, label(newer), label(older)),
    }),
    ...(change === undefined || change.line === ""
      ? []
      : [
          element("p", {
            class: "cause",
            text: `${label(newer)}: ${change.line}`,
          }),
        ]),
    element("dl", {}, [
      ...fact(strings.pairDataset, change?.dataset ?? ""),
      ...fact(strings.pairStyle, change?.style ?? measuringWords(of)),
      ...fact(strings.pairVotes, standingOf(of, newer, older)),
    ]),
    element("button", {
      class: "secondary",
      text: strings.voteBlind,
      attributes: { type: "button", "data-act": `vote ${newer}` },
      onClick: () => vote(newer, older),
    }),
  ]);
}

/** One for each version; while they are measured, one that says so. */
function closenessBoxes(of: TestImagesSnapshot): readonly HTMLElement[] {
  const { evidence, strings, versions } = of;
  if (evidence.kind === "none") return [];
  if (evidence.kind !== "found") {
    return versions.length > 1
      ? []
      : [element("p", { class: "quiet", text: measuringWords(of) })];
  }
  return versions.flatMap(({ air, label }) => {
    const model = evidence.models.find((each) => each.air === air);
    return model
      ? [closenessBox(model, fill(strings.closeness, label), of)]
      : [];
  });
}

function closenessBox(
  { note, axes }: ModelEvidence,
  title: string,
  { strings }: TestImagesSnapshot,
): HTMLElement {
  return element("section", { class: "box" }, [
    element("h2", { text: title }),
    ...(note === undefined ? [] : [element("p", { text: note })]),
    ...(axes.length === 0
      ? []
      : [
          element("p", { class: "legend quiet" }, [
            legend("training", strings.chartTraining),
            legend("outputs", strings.chartOutputs),
          ]),
        ]),
    ...axes.map((axis) =>
      element("div", { class: "axis" }, [
        element("p", {}, [
          element("span", { class: "label", text: axis.label }),
          element("span", { text: ` ${axis.verdict}` }),
        ]),
        stripChart(axis, strings),
        element("p", { class: "quiet", text: axis.numbers }),
      ]),
    ),
  ]);
}

/** A mark and what it stands for; a narrow page breaks between them, not within. */
function legend(mark: "training" | "outputs", text: string): HTMLElement {
  return element("span", {}, [
    element("span", { class: `mark ${mark}` }),
    element("span", { text }),
  ]);
}

function measuringWords({ evidence, strings }: TestImagesSnapshot): string {
  switch (evidence.kind) {
    case "measuring":
      return fill(strings.measuring, evidence.done, evidence.total);
    case "failed":
      return strings.measuringFailed;
    case "none":
    case "found":
      return "";
  }
}

function damaged(
  count: number,
  { strings }: TestImagesSnapshot,
  send: (message: FromTestImages) => void,
): HTMLElement {
  return element("p", { class: "note", attributes: { role: "note" } }, [
    element("span", { text: fill(strings.damagedVotes, count) }),
    element("button", {
      class: "secondary",
      text: strings.openFile,
      attributes: { type: "button", "data-act": "openVotes" },
      onClick: () => send({ type: "openVotes" }),
    }),
  ]);
}
