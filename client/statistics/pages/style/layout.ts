/** Type, top and bottom, chapters and lists: as on the public front, on a grid of 4 pixels. */
export const layout = `
* { box-sizing: border-box; }
html { background: var(--template); overflow-wrap: break-word; text-size-adjust: 100%; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--ground); color: var(--text); font: 18px/28px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif; }
h1, h2, h3 { margin: 0 0 16px; font-weight: 600; text-wrap: balance; }
h1 { font-size: 26px; line-height: 32px; }
h2 { font-size: 23px; line-height: 32px; }
time { white-space: nowrap; }
h3 { font-size: 20px; line-height: 28px; }
p, ul, dl, pre { margin: 0 0 16px; }
a { color: var(--link); text-underline-offset: 0.15em; text-decoration-thickness: max(1px, 0.0625rem); }
a:visited { color: var(--link-visited); }
a:hover { color: var(--link-hover); text-decoration-thickness: max(3px, 0.1875rem); }
a:focus-visible, summary:focus-visible { outline: 3px solid transparent; background: #ffd640; color: #14202a; box-shadow: 0 -2px #ffd640, 0 4px #14202a; text-decoration: none; }
[tabindex="0"]:focus-visible { outline: 3px solid #ffd640; box-shadow: 0 0 0 5px #14202a; }
main:focus { outline: 0; }
code, pre { font: 16px/24px ui-monospace, "Cascadia Mono", Menlo, "Liberation Mono", monospace; }
pre { overflow-x: auto; padding: 12px 16px; border-radius: 6px; background: var(--raised); }
.skip { position: absolute; left: -999em; }
.skip:focus { position: static; display: block; padding: 12px 16px; }
.demo-bar, .top, main, footer { padding-right: max(16px, calc((100% - 1040px) / 2)); padding-left: max(16px, calc((100% - 1040px) / 2)); }
.demo-bar { padding-top: 8px; padding-bottom: 8px; background: var(--attention-tint); color: var(--attention-ink); font-size: 16px; line-height: 24px; }
.demo-bar p { margin: 0; }
.demo-bar strong { margin-right: 8px; padding: 2px 8px; border: 1px solid; border-radius: 4px; font-weight: 600; }
header { position: relative; padding-bottom: 6px; border-bottom: 2px solid var(--ornament); background: var(--template); }
header::after { content: ""; position: absolute; right: 0; bottom: 0; left: 0; height: 6px; background: conic-gradient(from 135deg at 50% 0, var(--ornament) 90deg, transparent 0) 50% 0 / 12px 6px repeat-x; opacity: 0.4; }
.top { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 24px; min-height: 56px; }
.name { display: inline-flex; align-items: center; gap: 12px; margin-right: auto; padding: 8px 0; color: var(--text); font-weight: 600; text-decoration: none; }
.name:visited, .name:hover { color: var(--text); }
.tunduk { flex: none; width: 32px; height: 32px; fill: none; stroke: var(--ornament); stroke-width: 2; stroke-linecap: round; }
.top ul { display: flex; flex-wrap: wrap; gap: 4px; margin: 0 -10px; padding: 0; list-style: none; }
.top li a { display: inline-block; padding: 8px 10px; font-size: 16px; }
.top [aria-current] { color: var(--text); font-weight: 600; text-decoration: none; }
main { padding-top: 32px; padding-bottom: 48px; }
main > p, .chapter > p, .table-part > p, .chapter > ul, .definitions { max-width: 720px; }
.lead { font-size: 20px; line-height: 30px; }
.quiet, .note { color: var(--secondary-text); }
.chapter { padding: 32px 0 16px; border-top: 1px solid var(--border); }
.columns { display: grid; gap: 8px 48px; }
.columns > div { min-width: 0; }
.contents { margin: 32px 0; padding: 20px; border-radius: 6px; background: var(--raised); }
.contents h2 { margin-bottom: 12px; font-size: 20px; line-height: 28px; }
.contents h3 { margin-bottom: 4px; font-size: 16px; line-height: 24px; }
.contents ul { margin-bottom: 8px; padding: 0; list-style: none; }
.contents li { padding: 4px 0; font-size: 16px; line-height: 24px; }
.definitions dt, .facts dt { font-weight: 600; }
.definitions dd { margin: 0 0 12px; }
.facts div { padding: 8px 0; border-bottom: 1px solid var(--border); }
.facts dd { margin: 0; }
.means, .means-not { padding: 0; list-style: none; }
.means li, .means-not li { position: relative; margin-bottom: 8px; padding-left: 28px; }
.means li::before { content: ""; position: absolute; top: 7px; left: 3px; width: 6px; height: 11px; border: solid var(--success); border-width: 0 2px 2px 0; transform: rotate(42deg); }
.means-not li::before { content: ""; position: absolute; top: 13px; left: 0; width: 14px; border-top: 2px solid var(--ornament); }
.row { display: flex; flex-wrap: wrap; gap: 8px 24px; padding: 0; list-style: none; }
.choice { padding: 0; list-style: none; }
.choice a { display: block; padding: 12px 0; border-top: 1px solid var(--border); }
.choice strong { display: block; font-weight: 600; }
.notice { margin-bottom: 16px; padding: 16px 20px; border-radius: 6px; background: var(--info-tint); color: var(--info-ink); }
.notice h3 { margin-bottom: 4px; }
.notice p { margin: 0; max-width: 720px; }
footer { padding-top: 24px; padding-bottom: 40px; border-top: 1px solid var(--border); background: var(--template); color: var(--secondary-text); font-size: 16px; line-height: 24px; }
@media (min-width: 48em) {
  h1 { font-size: 42px; line-height: 48px; }
  h2 { font-size: 34px; line-height: 40px; }
  main { padding-top: 48px; }
  .columns { grid-template-columns: repeat(auto-fit, minmax(280px, 1fr)); }
  .facts div { display: grid; grid-template-columns: 300px 1fr; gap: 24px; }
}
@page { margin: 15mm; }
@media print {
  html, body { background: none; }
  body { font-size: 10.5pt; line-height: 1.4; }
  h1 { font-size: 22pt; line-height: 1.2; }
  h2 { font-size: 16pt; line-height: 1.25; }
  h3 { font-size: 12pt; line-height: 1.3; }
  h1, h2, h3 { margin-bottom: 6pt; }
  .demo-bar, .top, main, footer { padding-right: 0; padding-left: 0; }
  main { padding-top: 12pt; padding-bottom: 12pt; }
  .lead { font-size: 12pt; line-height: 1.4; }
  .chapter { padding: 12pt 0 6pt; }
  .skip, .top nav, .contents, details { display: none; }
  .demo-bar { border-bottom: 1pt solid; }
  h2, h3 { break-after: avoid; }
}
`;
