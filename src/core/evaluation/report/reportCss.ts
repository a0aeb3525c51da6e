/** The report's own look; text keeps a contrast of 4.5 : 1 and more in both schemes. */
export const reportCss = `
:root {
  color-scheme: light dark;
  --text: #1b1f24; --quiet: #57606a; --back: #ffffff; --box: #f6f8fa;
  --line: #d0d7de; --mark: #0b62c4; --warn: #8a4b00; --warn-back: #fff4e0;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e6edf3; --quiet: #9aa4b0; --back: #0f1419; --box: #181f27;
    --line: #313b46; --mark: #6cb0ff; --warn: #ffc266; --warn-back: #33270f;
  }
}
* { box-sizing: border-box; }
body {
  max-width: 1280px; margin: 0 auto; padding: 32px 24px 64px;
  color: var(--text); background: var(--back);
  font: 15px/1.5 system-ui, sans-serif;
}
h1, h2, h3, p, dl, dd, figure { margin: 0; }
h1 { font-size: 1.8em; line-height: 1.2; }
h2 { font-size: 1.25em; margin-bottom: 8px; }
h3 { font-size: 1em; }
section { margin-top: 32px; }
.quiet { color: var(--quiet); font-size: .9em; }
.note, figcaption { color: var(--warn); background: var(--warn-back); border-radius: 4px; }
.note { margin-top: 8px; padding: 4px 12px; width: fit-content; }
.cause { font-size: 1.1em; font-weight: 600; margin-bottom: 8px; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 2px 16px; }
dt { color: var(--quiet); }
dd { overflow-wrap: anywhere; }
.boxes { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 380px), 1fr)); gap: 16px; margin-top: 8px; }
.box { padding: 16px; border: 1px solid var(--line); border-radius: 8px; background: var(--box); }
.box > * + * { margin-top: 8px; }
.axis { display: grid; grid-template-columns: minmax(0, 1fr) 200px; align-items: center; gap: 0 12px; }
.axis .quiet { grid-column: 1 / -1; }
svg { width: 200px; height: 28px; fill: none; stroke-width: 1.2; }
svg .training { stroke: var(--quiet); }
svg .outputs { stroke: var(--mark); }
svg circle.outputs { fill: var(--mark); fill-opacity: .5; }
.mark { display: inline-block; width: 9px; height: 9px; margin: 0 4px 0 12px; border: 1.2px solid var(--quiet); border-radius: 50%; }
.mark:first-child { margin-left: 0; }
.mark.outputs { border-color: var(--mark); background: var(--mark); }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 12px 12px 12px 0; border-top: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { border-top: none; padding-top: 0; }
tbody th { width: 22%; min-width: 160px; font-weight: 400; }
tbody th .quiet { display: block; margin-top: 4px; }
td { min-width: 200px; }
img { display: block; max-width: 100%; height: auto; max-height: 480px; width: auto; border-radius: 6px; }
figure + figure { margin-top: 12px; }
figcaption { margin-top: 4px; padding: 2px 8px; width: fit-content; font-size: .9em; overflow-wrap: anywhere; }
.repeat + .repeat { margin-top: 24px; }
.pair { display: grid; grid-template-columns: repeat(2, minmax(0, 360px)); gap: 16px; margin-top: 8px; }
.pair figure + figure { margin-top: 0; }
@media (max-width: 560px) { body { padding: 16px 12px 40px; } .axis { grid-template-columns: 1fr; } }
@media print { section { break-inside: avoid; } section:last-child { break-inside: auto; } tr { break-inside: avoid; } }
`;
