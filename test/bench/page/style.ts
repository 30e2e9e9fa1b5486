/** Of the bench's page, light and dark as the reader's system is. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --desk: light-dark(#f4f7f6, #161d1c);
  --panel: light-dark(#ffffff, #1f2827);
  --ink: light-dark(#1c2625, #e4ecea);
  --soft: light-dark(#54625f, #a3b2ae);
  --line: light-dark(#d5dedb, #3a4745);
  --told: light-dark(#8fb3c9, #46708a);
  --pass: light-dark(#3f9b74, #4fae86);
  --miss: light-dark(#c8452f, #e8705a);
  --limit: light-dark(#1c2625, #f2f6f5);
}
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--desk); max-width: 1320px; margin: 32px auto; padding: 0 24px; }
h1 { font-size: 28px; line-height: 1.2; margin: 0 0 8px; }
h2 { font-size: 20px; margin: 0; }
p { margin: 4px 0 12px; color: var(--soft); max-width: 90ch; }
.sum strong { color: var(--ink); }
section { background: var(--panel); border: 1px solid var(--line); border-radius: 10px; padding: 16px 20px; margin: 20px 0; }
table { border-collapse: collapse; width: 100%; font-size: 15px; }
th, td { text-align: left; padding: 5px 10px 5px 0; vertical-align: middle; font-weight: normal; border-top: 1px solid var(--line); }
thead th { color: var(--soft); font-size: 14px; border: 0; }
tbody th { width: 38%; }
.number { font-variant-numeric: tabular-nums; white-space: nowrap; font-weight: 600; }
.told .number { font-weight: normal; }
.verdict { white-space: nowrap; }
.pass .verdict { color: var(--pass); }
.miss .verdict { color: var(--miss); font-weight: 600; }
.bar { width: 260px; height: 22px; display: block; }
.ground { fill: var(--desk); }
.value { fill: var(--told); }
.bar.pass .value { fill: var(--pass); }
.bar.miss .value { fill: var(--miss); }
.spread { stroke: var(--ink); stroke-width: 1.5; fill: none; }
.limit { stroke: var(--limit); stroke-width: 2.5; stroke-dasharray: 5 3; fill: none; }
figure { margin: 18px 0 4px; }
figcaption { color: var(--soft); font-size: 15px; margin-bottom: 4px; }
.graph { width: 100%; max-width: 760px; display: block; }
.graph text, .parts text { font-size: 13px; fill: var(--soft); }
.graph .end { text-anchor: end; }
.graph .middle { text-anchor: middle; }
.grid { stroke: var(--line); }
.curve { stroke: var(--pass); stroke-width: 2.5; fill: none; }
circle { fill: var(--pass); }
.parts { width: 100%; display: block; border-radius: 6px; }
.parts rect { stroke: var(--panel); stroke-width: 1.5; }
.parts text { fill: var(--ink); }
.hue0 { --hue: light-dark(#bcd9ea, #2c5872); }
.hue1 { --hue: light-dark(#c5e3c8, #2f6243); }
.hue2 { --hue: light-dark(#f3dfb0, #6b5522); }
.hue3 { --hue: light-dark(#ecc9cf, #6f3a45); }
.hue4 { --hue: light-dark(#d8cdee, #4c3d72); }
.hue5 { --hue: light-dark(#bfe3df, #1f5f5a); }
.hue6 { --hue: light-dark(#f0cfb5, #6b4226); }
.rest { --hue: var(--line); }
.parts rect { fill: var(--hue); }
.legend { display: flex; flex-wrap: wrap; gap: 2px 18px; font-size: 14px; margin: 6px 0 2px; max-width: none; }
.legend i { display: inline-block; width: 12px; height: 12px; border-radius: 3px; margin-right: 6px; background: var(--hue); }
a { color: inherit; }
details { font-size: 14px; color: var(--soft); margin-top: 6px; }
details ul { columns: 3; margin: 6px 0; }
`;
