/** Figures, charts and tables. A bar stands out from its ground by more than 3:1 in light, dark and grey; what is hidden is hatched. */
export const figures = `
.glance { margin-top: 32px; }
.glance > h2 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.glance dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 264px), 1fr)); gap: 16px; }
.glance dl > div { padding: 16px 20px; border-radius: 6px; background: var(--raised); font-size: 16px; line-height: 24px; }
.glance dd { margin: 0; }
.glance .value { font-size: 24px; font-weight: 600; line-height: 36px; font-variant-numeric: tabular-nums; }
.glance .words { font-weight: 400; }
.glance .note { font-weight: 400; }
.table-part { margin-bottom: 48px; }
.table-part > h3 { margin-bottom: 4px; }
.table-part > p { font-size: 16px; line-height: 24px; }
.pair { display: grid; gap: 24px 48px; align-items: start; }
.pair > * { min-width: 0; }
figure { margin: 0; }
figcaption { display: flex; flex-wrap: wrap; gap: 4px 16px; margin-top: 4px; color: var(--secondary-text); font-size: 16px; line-height: 24px; }
.patterns { position: absolute; }
.chart { display: block; overflow: visible; }
.chart text { fill: var(--text); font-size: 15px; }
.chart .chart-label { stroke: var(--ground); stroke-width: 5; stroke-linejoin: round; paint-order: stroke; }
.chart .chart-value { font-weight: 600; font-variant-numeric: tabular-nums; }
.chart .chart-tick, .chart .chart-hidden, .chart .chart-mark { fill: var(--secondary-text); }
.chart .chart-tick { font-size: 13px; text-anchor: middle; }
.chart .chart-tick-first { text-anchor: start; }
.chart-grid { stroke: var(--border); }
.chart-axis { stroke: var(--input-border); }
.bar { fill: var(--brand); }
.whisker-within { stroke: var(--ground); stroke-width: 1.5; }
.whisker-beyond { stroke: var(--text); stroke-width: 1.5; }
.hidden-mark { stroke: var(--input-border); }
.hatch-ground { fill: var(--ground); }
.hatch-line { fill: var(--input-border); }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 16px; line-height: 24px; }
caption { padding-bottom: 8px; font-weight: 600; text-align: left; }
caption .mark { display: block; color: var(--secondary-text); font-weight: 400; }
th, td { padding: 6px 12px 6px 0; border-bottom: 1px solid var(--border); text-align: left; vertical-align: top; }
th:last-child, td:last-child { padding-right: 0; }
th { font-weight: 400; }
thead th { border-bottom: 2px solid var(--input-border); font-weight: 600; vertical-align: bottom; }
tfoot th, tfoot td { border-top: 2px solid var(--input-border); border-bottom: 0; font-weight: 600; }
thead .number { width: 1px; }
td.number { white-space: nowrap; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
td .note, th .note { display: block; font-size: 15px; font-weight: 400; }
.hidden-word { color: var(--secondary-text); font-weight: 400; font-style: italic; }
details { margin-top: 12px; font-size: 16px; line-height: 24px; }
summary { display: inline-block; padding: 8px 0; color: var(--link); cursor: pointer; text-decoration: underline; text-underline-offset: 0.15em; }
details p { margin-bottom: 8px; }
.keyed { display: grid; grid-template-columns: 60px 1fr; gap: 16px; }
.keyed .key { margin-top: 6px; }
@media screen and (max-width: 30em) {
  .compared .range { display: none; }
  table { font-size: 14px; }
  th, td { padding-right: 6px; }
  table .hidden-word { font-size: 12.5px; }
}
@media (min-width: 56em) {
  .pair { grid-template-columns: 5fr 6fr; }
}
@media print {
  figcaption { display: none; }
  .chart text { font-size: 8.5pt; }
  .chart .chart-tick { font-size: 7.5pt; }
  .pair { grid-template-columns: 2fr 3fr; gap: 12pt; }
  .table-part, .glance dl > div, .notice, tr { break-inside: avoid; }
  .glance, .table-part { margin-top: 0; margin-bottom: 18pt; }
  .glance dl { grid-template-columns: repeat(3, 1fr); gap: 6pt; }
  .glance dl > div { padding: 6pt 8pt; border: 1pt solid var(--border); font-size: 9pt; line-height: 1.35; }
  .glance .value { font-size: 14pt; line-height: 1.4; }
  .table-part > p { font-size: 9pt; line-height: 1.35; }
  .bar { fill: #2f5d7c; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .scroll { overflow: visible; }
  table { font-size: 8.5pt; line-height: 1.35; }
  th, td { padding: 2pt 6pt 2pt 0; }
}
`;
