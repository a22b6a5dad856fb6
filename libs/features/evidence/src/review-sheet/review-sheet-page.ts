import { markup } from '@haojiao/kernel';
import type { Markup } from '@haojiao/kernel';
import { localTime } from '../domain/local-time';
import type { ReviewSheet } from '../domain/review-sheet';
import { sheetTables } from './sheet-rows';
import type { SheetTable } from './sheet-rows';

/** What the page may load: nothing but its own style. */
export const sheetPagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** On paper a form with lines; on a telephone each row of a list is a card, its cells below one another. */
const style = markup`@page{size:A4;margin:15mm}
body{max-width:190mm;margin:0 auto;padding:4mm;color:#000;background:#fff;font:10pt/1.5 "Noto Sans CJK SC","Noto Sans SC","PingFang SC","Microsoft YaHei",SimSun,sans-serif}
h1{font-size:18pt;text-align:center}
h2{font-size:11pt;margin:5mm 0 1mm;break-after:avoid}
table{border-collapse:collapse;width:100%;table-layout:fixed}
th,td{border:1px solid #000;padding:1mm 1.5mm;text-align:left;vertical-align:top;overflow-wrap:anywhere;white-space:pre-line}
th{background:#f2f2f2}
tr{break-inside:avoid}
thead{display:table-header-group;break-after:avoid}
.signed td{height:12mm}
footer{margin-top:5mm;font-size:9pt;color:#333}
@media print{body{padding:0 .5mm}}
@media screen and (max-width:640px){.list,.list tbody,.list tr{display:block}.list td{display:grid;grid-template-columns:5.5em 1fr;gap:2mm;height:auto}.list colgroup,.list thead,.list td:empty{display:none}.list tr{margin-bottom:3mm}.list td{margin-top:-1px}.list td::before{content:attr(data-head);color:#333}}
`;

/** The sheet as a page for the printer. All words in it are text. */
export function reviewSheetPage(sheet: ReviewSheet, printedBy: string, printedAt: Date): string {
  const heading = `${sheet.organizationName} 稿件送审单`;
  return markup`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${sheetPagePolicy}">
<meta name="viewport" content="width=device-width">
<title>${sheet.title} 送审单</title>
<style>${style}</style>
</head>
<body>
<h1>${heading}</h1>
${sheetTables(sheet).map(tableOf)}
<footer>${localTime(printedAt, sheet.timeZone)} 由 ${printedBy} 打印</footer>
</body>
</html>
`.text;
}

function tableOf(table: SheetTable): Markup {
  const { heading, head, widths, rowHeight } = table;
  const sum = widths.reduce((one, other) => one + other, 0);
  const columns = widths.map((width) => markup`<col width="${Math.round((width / sum) * 100)}%">`);
  const kind = [head && 'list', rowHeight && 'signed'].filter(Boolean).join(' ');
  return markup`<h2>${heading}</h2>
<table class="${kind}"><colgroup>${columns}</colgroup>
${head && markup`<thead><tr>${head.map((text) => markup`<th scope="col">${text}</th>`)}</tr></thead>\n`}<tbody>
${rowsOf(table)}</tbody></table>
`;
}

function rowsOf({ head, rows }: SheetTable): Markup[] {
  const cell = (text: string, index: number) => {
    if (head) return markup`<td data-head="${head[index] ?? ''}">${text}</td>`;
    return index === 0 ? markup`<th scope="row">${text}</th>` : markup`<td>${text}</td>`;
  };
  return rows.map((row) => markup`<tr>${row.map(cell)}</tr>\n`);
}
