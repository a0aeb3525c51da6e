/**
 * Texts below a place that are hard to read: less contrast to what is behind
 * them than WCAG 2.2 (1.4.3) asks of usual text. What can't be used, stands on
 * a picture or isn't shown doesn't count.
 *
 * @param {import("playwright-core").Locator} place
 */
export async function faintTexts(place) {
  return place.evaluate((root) => {
    const leastContrast = 4.5;
    const canvas = new OffscreenCanvas(1, 1);
    const pen = canvas.getContext("2d", { willReadFrequently: true });
    if (!pen) throw new Error("There is no canvas.");
    /** Any colour as the browser paints it: red, green, blue, opacity. */
    const painted = (colour) => {
      pen.clearRect(0, 0, 1, 1);
      pen.fillStyle = colour;
      pen.fillRect(0, 0, 1, 1);
      const [r = 0, g = 0, b = 0, a = 0] = pen.getImageData(0, 0, 1, 1).data;
      return [r, g, b, a / 255];
    };
    const over = (front, back) =>
      [0, 1, 2].map((at) => {
        const opacity = front[3] ?? 1;
        return (front[at] ?? 0) * opacity + (back[at] ?? 0) * (1 - opacity);
      });
    const behind = (element) => {
      const own = painted(getComputedStyle(element).backgroundColor);
      if (own[3] === 1) return own;
      const parent = element.parentElement;
      return over(own, parent ? behind(parent) : [255, 255, 255]);
    };
    const luminance = (colour) => {
      const [r = 0, g = 0, b = 0] = colour.map((value) => {
        const share = value / 255;
        return share <= 0.04045
          ? share / 12.92
          : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const opacityOf = (element) => {
      const own = Number(getComputedStyle(element).opacity);
      const parent = element.parentElement;
      return own * (parent ? opacityOf(parent) : 1);
    };
    const faint = [];
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? "";
      if (!element || text === "" || !element.checkVisibility()) continue;
      if (element.closest(".unseen, :disabled, option")) continue;
      const opacity = opacityOf(element);
      if (opacity === 0) continue;
      const back = behind(element);
      const [r = 0, g = 0, b = 0, a = 1] = painted(
        getComputedStyle(element).color,
      );
      const front = over([r, g, b, a * opacity], back);
      const [one, other] = [luminance(front), luminance(back)];
      const contrast =
        (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
      if (contrast < leastContrast) {
        faint.push(`${contrast.toFixed(2)}: ${text.slice(0, 40)}`);
      }
    }
    return faint;
  });
}
