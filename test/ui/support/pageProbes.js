/* Runs inside a page under test: what a script can see of it that a user feels. */
globalThis.pageProbes = {
  /** Puts the focus before the first stop of Tab. */
  startOver() {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
  },

  /** The stop that has the focus, and whether that is seen; null when none has it. */
  stop() {
    const focused = document.activeElement;
    if (!document.hasFocus() || !focused || focused === document.body) {
      return null;
    }
    const marks = [focused, ...focused.querySelectorAll("*")].map((each) =>
      getComputedStyle(each),
    );
    return {
      name:
        focused.getAttribute("aria-label") ??
        focused.textContent.trim().slice(0, 60),
      isShown: marks.some(
        ({ outlineStyle, outlineWidth }) =>
          outlineStyle !== "none" && parseFloat(outlineWidth) >= 1,
      ),
    };
  },

  /** Elements that reach beyond the page and aren't in something that scrolls by itself. */
  cutOff() {
    const width = document.documentElement.clientWidth;
    const isInScroller = (element) => {
      for (let each = element.parentElement; each; each = each.parentElement) {
        if (each === document.body) return false;
        const { overflowX } = getComputedStyle(each);
        const { right } = each.getBoundingClientRect();
        if (/auto|scroll/.test(overflowX) && right <= width + 1) return true;
      }
      return false;
    };
    return [...document.body.querySelectorAll("*")]
      .filter((element) => {
        const { left, right, width: own } = element.getBoundingClientRect();
        if (own === 0 || element.closest(".unseen, svg *")) return false;
        return (right > width + 1 || left < -1) && !isInScroller(element);
      })
      .map(named);
  },

  /** All that is read or heard: texts, and what stands in attributes. */
  texts(except) {
    const found = [];
    for (const element of document.body.querySelectorAll("*")) {
      if (element.closest(`script, style, ${except}`)) continue;
      for (const name of ["aria-label", "title", "alt", "placeholder"]) {
        const text = element.getAttribute(name);
        if (text) found.push(text);
      }
      for (const node of element.childNodes) {
        const text = node.nodeType === Node.TEXT_NODE ? node.data.trim() : "";
        if (text !== "") found.push(text);
      }
    }
    return [...new Set(found)];
  },

  /** Elements with transitions or animations. */
  moving() {
    return [...document.body.querySelectorAll("*")]
      .filter((element) => {
        const { transitionDuration, animationName } = getComputedStyle(element);
        return (
          animationName !== "none" ||
          transitionDuration.split(",").some((each) => parseFloat(each) > 0)
        );
      })
      .map(named);
  },
};

function named(element) {
  return `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""}`;
}
