import type { Ballot, DrawnPair } from "../../core/evaluation/ballots.ts";
import { ballotsFor } from "../../core/evaluation/ballots.ts";
import type { TestImagesSnapshot } from "../../shared/testImages.ts";
import { element } from "../parts/element.ts";
import { fill } from "../parts/fill.ts";
import { toolOf } from "./controls.ts";
import type { Page, VotedPair } from "./page.ts";
import { cellOf, standingOf } from "./page.ts";
import { called } from "./pictureButton.ts";

/** Two pictures of one prompt without their names: which is better? */
export interface Voting {
  readonly dialog: HTMLDialogElement;
  readonly show: (pair: VotedPair, of: TestImagesSnapshot) => void;
  readonly update: (of: TestImagesSnapshot) => void;
}

export function voting(
  send: Page["send"],
  /** What is voted on now; undefined: closed. */
  onChange: (pair: VotedPair | undefined) => void,
): Voting {
  const parts = element("div", { class: "parts" });
  const live = element("p", {
    class: "unseen",
    attributes: { role: "status" },
  });
  const dialog = element("dialog", { class: "lightbox voting" }, [parts, live]);
  let pair: VotedPair | undefined;
  let ballot: Ballot | undefined;
  let drawn = "";

  const show = (next: VotedPair, of: TestImagesSnapshot) => {
    const areThere = [next.newer, next.older].every((air) =>
      of.versions.some((each) => each.air === air),
    );
    if (!areThere) {
      dialog.close();
      return;
    }
    pair = next;
    if (!dialog.open) dialog.showModal();
    draw(next, of);
    onChange(next);
  };
  const draw = ({ newer, older }: VotedPair, of: TestImagesSnapshot) => {
    const { strings, votes, prompts } = of;
    const src = ({ promptKey: key, index }: DrawnPair, air: string) => {
      const cell = cellOf(of, { key, air, ...(index && { index }) });
      return cell.state === "ready" ? cell.src : undefined;
    };
    const both = prompts
      .flatMap(({ key }) => pairsOf(key, of.imagesPerPrompt))
      .filter((each) => [newer, older].every((air) => src(each, air)));
    const { next, done, total } = ballotsFor(both, votes, newer, older);
    ballot = next;
    const wanted = JSON.stringify([next, done, total, votes.length, strings]);
    if (wanted === drawn) return;
    drawn = wanted;
    const focused = document.activeElement?.getAttribute("data-act") ?? "left";
    const progress = fill(strings.voteProgress, done, total);
    const prompt = prompts.find(({ key }) => key === next?.promptKey);
    const result = standingOf(of, newer, older);
    dialog.setAttribute("aria-label", strings.voteTitle);
    live.textContent = prompt
      ? `${progress}. ${called(prompt.prompt, next ?? {}, of.imagesPerPrompt, strings)}`
      : `${strings.voteDone} ${result}`;
    parts.replaceChildren(
      element("div", { class: "tools" }, [
        element("p", { class: "quiet", text: progress }),
        element("div", { class: "acts" }, [
          act("undo", strings.voteUndo, isOf(votes.at(-1), newer, older), undo),
          toolOf(false)("close", strings.close, () => dialog.close()),
        ]),
      ]),
      ...(next && prompt
        ? [
            ballotWindows(
              next,
              prompt.width / prompt.height,
              (air) => src(next, air),
              [strings.voteLeft, strings.voteRight],
              cast,
            ),
            element("div", { class: "below" }, [
              element("p", {
                class: "prompt",
                text: called(prompt.prompt, next, of.imagesPerPrompt, strings),
              }),
              element("div", { class: "choices" }, [
                act("left", strings.voteLeft, true, () => cast("left")),
                act("tie", strings.voteTie, true, () => cast("tie")),
                act("right", strings.voteRight, true, () => cast("right")),
              ]),
              element("p", { class: "quiet keys", text: strings.keysVote }),
            ]),
          ]
        : [
            element("section", { class: "empty" }, [
              element("h2", {
                text: total > 0 ? strings.voteDone : strings.voteNothing,
              }),
              element("p", { text: result }),
            ]),
          ]),
    );
    const target =
      dialog.querySelector<HTMLElement>(
        `[data-act="${focused}"]:not(:disabled)`,
      ) ?? dialog.querySelector<HTMLElement>('[data-act="close"]');
    target?.focus();
  };
  const cast = (choice: "left" | "right" | "tie") => {
    if (!ballot) return;
    send({ type: "vote", ...ballot, choice });
    // A second press before the vote is on disk would be one on the same pair.
    ballot = undefined;
  };
  const undo = () => {
    const button = dialog.querySelector('[data-act="undo"]');
    if (button?.matches(":disabled") === false) send({ type: "undoVote" });
  };

  dialog.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const choice = choiceOf(event.key);
    if (event.repeat) return;
    if (choice) cast(choice);
    else if (event.key === "u" || event.key === "Backspace") undo();
    else return;
    event.preventDefault();
  });
  dialog.addEventListener("close", () => {
    pair = ballot = undefined;
    drawn = "";
    parts.replaceChildren();
    live.textContent = "";
    onChange(undefined);
  });
  return {
    dialog,
    show,
    update: (of) => {
      if (pair) show(pair, of);
    },
  };
}

/** The first picture of each with the first of the other, and so on. */
function pairsOf(promptKey: string, count: number): readonly DrawnPair[] {
  return Array.from({ length: count }, (_, at) =>
    at === 0 ? { promptKey } : { promptKey, index: at + 1 },
  );
}

function isOf(
  vote: TestImagesSnapshot["votes"][number] | undefined,
  newer: string,
  older: string,
): boolean {
  const pair = [vote?.left, vote?.right];
  return pair.includes(newer) && pair.includes(older);
}

function choiceOf(key: string): "left" | "right" | "tie" | undefined {
  switch (key) {
    case "ArrowLeft":
    case "1":
      return "left";
    case "ArrowRight":
    case "2":
      return "right";
    case "0":
    case "ArrowDown":
      return "tie";
    default:
      return undefined;
  }
}

/** Named by their side alone: also a screen reader must not hear the version. */
function ballotWindows(
  { left, right }: Ballot,
  ratio: number,
  src: (air: string) => string | undefined,
  sides: readonly [string, string],
  cast: (choice: "left" | "right") => void,
): HTMLElement {
  const root = element(
    "div",
    { class: "windows" },
    ([left, right] as const).map((air, at) => {
      const picture = element("img", { attributes: { alt: "" } });
      picture.src = src(air) ?? "";
      const button = element(
        "button",
        {
          class: "window",
          attributes: {
            type: "button",
            tabindex: "-1",
            "aria-label": sides[at] ?? "",
          },
          onClick: () => cast(at === 0 ? "left" : "right"),
        },
        [element("div", { class: "layer" }, [picture])],
      );
      return element("div", { class: "pane" }, [
        element("div", { class: "room" }, [button]),
      ]);
    }),
  );
  root.style.setProperty("--ratio", String(ratio));
  // Both at once: whichever came first would have the voter's eye.
  void Promise.allSettled(
    [...root.querySelectorAll("img")].map((each) => each.decode()),
  ).then(() => root.classList.add("are-there"));
  return root;
}

function act(
  name: string,
  text: string,
  isEnabled: boolean,
  onClick: () => void,
): HTMLElement {
  const button = element("button", {
    class: "secondary",
    text,
    attributes: { type: "button", "data-act": name },
    onClick,
  });
  button.disabled = !isEnabled;
  return button;
}
