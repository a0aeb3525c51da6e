import type {
  FromTestImages,
  TestImagesSnapshot,
} from "../../shared/testImages.ts";
import { isToTestImages } from "../../shared/testImagesGuards.ts";
import { cards } from "./cards.ts";
import { comparison } from "./comparison.ts";
import { element } from "../parts/element.ts";
import { hear } from "../parts/hear.ts";
import { emptyPage } from "./emptyPage.ts";
import type { Gallery } from "./gallery.ts";
import { lightbox } from "./lightbox.ts";
import type { CellName, Page } from "./page.ts";
import { cellOf, isSameCell } from "./page.ts";
import type { PageState } from "./pageState.ts";
import { keptState } from "./pageState.ts";
import { nearSight } from "./nearSight.ts";
import { roving } from "../parts/roving.ts";
import { rehearsalBanner, showTopBar, tally } from "./topBar.ts";
import { fill } from "../parts/fill.ts";
import { evidenceSection } from "./evidenceSection.ts";
import { voting } from "./voting.ts";

declare function acquireVsCodeApi(): {
  readonly postMessage: (message: FromTestImages) => void;
  readonly getState: () => unknown;
  readonly setState: (state: PageState) => void;
};

const editor = acquireVsCodeApi();
const send = (message: FromTestImages) => {
  editor.postMessage(message);
};

let snapshot: TestImagesSnapshot | undefined;
let gallery: Gallery | undefined;
let layout = "";
let state: PageState | undefined;

const bar = element("header", { class: "bar" });
const notes = element("aside");
const main = element("main");
const keys = element("footer", {
  class: "unseen",
  attributes: { id: "keys" },
});
const live = element("p", { class: "unseen", attributes: { role: "status" } });

const page: Page = {
  send,
  enlarge: (cell) => {
    if (snapshot) large.show(cell, snapshot);
  },
  copyPrompt: (key) => {
    send({ type: "copyPrompt", key });
    if (!snapshot) return;
    if (large.dialog.open) large.say(snapshot.strings.copied);
    else live.textContent = snapshot.strings.copied;
  },
};
const large = lightbox(page, (enlarged) => {
  if (!enlarged) closeEnlarged();
  else {
    const { key, air, index } = enlarged;
    keep({ enlarged, focused: { key, air, index } });
  }
});

const vote = voting(send, (pair) => {
  if (pair) keep({ voting: pair });
  else closeVoting();
});
const evidence = evidenceSection(
  send,
  (newer, older) => {
    if (snapshot) vote.show({ newer, older }, snapshot);
  },
  (isClosenessOpen) => keep({ isClosenessOpen }),
);

document.body.append(bar, notes, main, live, keys, large.dialog, vote.dialog);
const current = roving(
  main,
  () => gallery?.rows() ?? [],
  (target) => {
    const focused = nameOf(target);
    if (focused) keep({ focused });
  },
);
const watch = nearSight(main);
main.addEventListener("scroll", () =>
  keep({ scrollTop: main.scrollTop, scrollLeft: main.scrollLeft }),
);
main.addEventListener("keydown", (event) => {
  const isCopy = event.key === "c" && !event.altKey && !event.metaKey;
  const name = isCopy ? nameOf(event.target) : undefined;
  if (name && !event.ctrlKey) page.copyPrompt(name.key);
});
hear({
  window,
  isMessage: isToTestImages,
  onMessage: ({ snapshot: next }) => show(next),
  ask: () => send({ type: "ready" }),
});

/** Shows a snapshot. Only what changed is touched, so that focus and scroll stay. */
function show(next: TestImagesSnapshot): void {
  const before = snapshot;
  snapshot = next;
  const restored = state ? undefined : keptState(editor.getState(), next.id);
  state ??= restored;
  document.title = next.title;
  keys.textContent = next.strings.keys;
  showTopBar(bar, next, send);
  notes.replaceChildren(
    ...(next.rehearsal ? [rehearsalBanner(next.strings.rehearsal)] : []),
  );
  announce(before, next);
  evidence.update(next, state?.isClosenessOpen === true);
  lay(next);
  for (const picture of gallery?.pictures ?? []) {
    picture.update(cellOf(next, picture.name));
  }
  if (restored) {
    main.scrollTo(restored.scrollLeft, restored.scrollTop);
    if (restored.enlarged) large.show(restored.enlarged, next);
    if (restored.voting) vote.show(restored.voting, next);
  }
  large.update(next);
  vote.update(next);
  keep({});
}

/** Lays the cells out anew when prompts or versions changed. */
function lay(next: TestImagesSnapshot): void {
  const { prompts, versions, imagesPerPrompt, strings } = next;
  const wanted = JSON.stringify([prompts, versions, imagesPerPrompt, strings]);
  if (wanted === layout) return;
  layout = wanted;
  const hadFocus = main.contains(document.activeElement);
  const [only] = versions;
  const empty = emptyPage(next, send);
  gallery =
    empty || !only
      ? undefined
      : versions.length === 1
        ? cards(next, only, page)
        : comparison(next, page);
  main.replaceChildren(
    ...(empty || !gallery ? [empty] : [evidence.root, gallery.root]).filter(
      (it) => it !== undefined,
    ),
  );
  watch(gallery?.places ?? []);
  const target = buttonOf(state?.focused) ?? gallery?.pictures[0]?.button;
  if (!target) return;
  current.makeCurrent(target);
  if (hadFocus) target.focus({ preventScroll: true });
}

function announce(
  before: TestImagesSnapshot | undefined,
  { running, strings, ...rest }: TestImagesSnapshot,
): void {
  if (running && running.done !== before?.running?.done) {
    live.textContent = fill(strings.progress, running.done, running.total);
  } else if (!running && before?.running) {
    const { ready, total } = tally({ strings, ...rest });
    live.textContent = fill(strings.pictures, ready, total);
  }
}

function closeEnlarged(): void {
  if (!state) return;
  const { enlarged, ...rest } = state;
  state = rest;
  editor.setState(state);
  const button = buttonOf(enlarged);
  button?.focus({ preventScroll: true });
  button?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function closeVoting(): void {
  if (!state) return;
  const { voting: pair, ...rest } = state;
  state = rest;
  editor.setState(state);
  evidence.focusVote(pair?.newer);
}

function keep(change: Partial<PageState>): void {
  if (!state) return;
  state = { ...state, ...change };
  editor.setState(state);
}

function nameOf(target: unknown): CellName | undefined {
  return gallery?.pictures.find(({ button }) => button === target)?.name;
}

function buttonOf(name: CellName | undefined): HTMLElement | undefined {
  return (
    name &&
    gallery?.pictures.find((each) => isSameCell(each.name, name))?.button
  );
}
