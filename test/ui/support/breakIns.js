/* Runs inside a page under test: what somebody would try who got text of theirs into it. */
globalThis.breakIns = {
  /** What the page's policy says, as it stands in its frame. */
  policy() {
    return [
      ...document.querySelectorAll(
        "meta[http-equiv='Content-Security-Policy']",
      ),
    ].map((meta) => meta.content);
  },

  /**
   * Tries them all.
   * @param elsewhere an address that answers everybody
   * @returns for each attempt the directives that refused it, and whether it worked all the same
   */
  async tryAll(elsewhere) {
    const outcomes = {};
    for (const [name, attempt] of Object.entries(attempts)) {
      const refusals = new Set();
      const note = ({ effectiveDirective }) => refusals.add(effectiveDirective);
      document.addEventListener("securitypolicyviolation", note);
      globalThis.brokenIn = false;
      const trace = await attempt(elsewhere).catch(() => undefined);
      const end = performance.now() + 2_000;
      while (refusals.size === 0 && performance.now() < end) await soon();
      document.removeEventListener("securitypolicyviolation", note);
      outcomes[name] = {
        refusedBy: [...refusals],
        worked: globalThis.brokenIn === true || trace === true,
      };
      document.querySelectorAll("[data-attempt]").forEach((each) => {
        each.remove();
      });
    }
    return outcomes;
  },
};

const code = "globalThis.brokenIn = true";

const attempts = {
  async inlineScript() {
    put("script").textContent = code;
  },
  async scriptFromElsewhere(elsewhere) {
    put("script").src = `${elsewhere}/script.js`;
  },
  async handler() {
    const button = put("button");
    button.setAttribute("onclick", code);
    button.click();
  },
  async scriptAddress() {
    const link = put("a");
    link.href = `javascript:${code}`;
    link.click();
  },
  async textAsCode() {
    return new Function("return true")();
  },
  async style() {
    const box = put("div");
    box.id = "attempt";
    put("style").textContent = "#attempt { position: fixed }";
    return getComputedStyle(box).position === "fixed";
  },
  async styleAttribute() {
    const box = put("div");
    box.setAttribute("style", "position: fixed");
    return getComputedStyle(box).position === "fixed";
  },
  async picture(elsewhere) {
    return loads(put("img"), `${elsewhere}/picture.png`);
  },
  async pictureInText() {
    return loads(
      put("img"),
      "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==",
    );
  },
  async request(elsewhere) {
    await fetch(elsewhere, { mode: "no-cors" });
    return true;
  },
  async frame(elsewhere) {
    put("iframe").src = elsewhere;
  },
  async font(elsewhere) {
    await new FontFace("attempt", `url(${elsewhere}/font.woff2)`).load();
    return true;
  },
  async form(elsewhere) {
    const form = put("form");
    form.action = elsewhere;
    form.submit();
  },
  async base(elsewhere) {
    const base = put("base");
    base.href = elsewhere;
    return document.baseURI.startsWith(elsewhere);
  },
};

function put(tag) {
  const element = document.createElement(tag);
  element.dataset.attempt = "";
  document.body.append(element);
  return element;
}

function loads(image, address) {
  return new Promise((resolve) => {
    image.onload = () => resolve(true);
    image.onerror = () => resolve(false);
    image.src = address;
  });
}

function soon() {
  return new Promise((resolve) => setTimeout(resolve, 20));
}
