import { markup } from '@haojiao/kernel';
import type { Markup } from '@haojiao/kernel';
import { headRows, isTurned, printed } from './paper';
import type { HeadCell, Paper, PaperCell, PaperColumn, PaperPicture, PaperTable } from './paper';

/** What the page may load: nothing but its own style and the pictures that are written in it. */
export const paperPagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** On paper as official documents look; on a telephone each row is a card, its cells below one another. */
const style = markup`body{margin:0 auto;padding:4mm;color:#000;background:#fff;font:16pt/1.7 FangSong,仿宋,"仿宋_GB2312",STFangsong,"Noto Sans CJK SC","Noto Sans SC","PingFang SC","Microsoft YaHei",serif}
h1,h2,th,.remark,.letterhead{font-family:SimHei,黑体,"Noto Sans CJK SC","Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif}
h1{font-size:22pt;line-height:1.4;text-align:center;margin:6mm 0 3mm}
h2{font-size:12pt;text-align:center;margin:6mm 0 2mm;break-after:avoid}
p{margin:0;text-indent:2em;white-space:pre-line;overflow-wrap:anywhere}
.letterhead{color:#c00;font-size:32pt;line-height:1.3;text-align:center;text-indent:0;padding-bottom:4mm;border-bottom:2px solid #c00}
.number{text-align:center;text-indent:0}
.remark{text-align:center;text-indent:0;font-size:12pt}
img{display:block;width:100%;height:auto;margin:4mm 0;break-inside:avoid}
table{border-collapse:collapse;width:100%;table-layout:fixed;font-size:9.5pt;line-height:1.4}
th,td{border:1px solid #000;padding:1mm;overflow-wrap:anywhere;vertical-align:middle}
tr{break-inside:avoid}
thead{display:table-header-group;break-after:avoid}
.left{text-align:left}.center,thead th{text-align:center}.right{text-align:right}
.totals{font-weight:bold}
.signed{margin-top:8mm;text-align:right;break-inside:avoid}
.signed p{text-indent:0}
footer{margin-top:8mm;font-size:9pt;line-height:1.5}
footer p{text-indent:0}
@media screen{body.upright{max-width:190mm}body.turned{max-width:275mm}}
@media print{body{padding:0 .5mm}}
@media screen and (max-width:640px){body{font-size:13pt}h1{font-size:18pt}.letterhead{font-size:22pt}table,tbody{display:block}colgroup,thead{display:none}tr{display:grid;grid-template-columns:1fr 1fr;padding:0 1px 1px 0;margin-bottom:3mm}td{display:grid;grid-template-columns:1fr auto;gap:2mm;margin:0 -1px -1px 0}td.left,td.center{grid-column:1/-1}td.left{font-weight:bold}td::before{content:attr(data-head);color:#333;font-weight:normal;text-align:left}}
`;

/** As a page for readers and for the printer. */
export function paperPage(paper: Paper): string {
  const size = isTurned(paper)
    ? markup`@page{size:A4 landscape;margin:15mm}`
    : markup`@page{size:A4;margin:15mm}`;
  return markup`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${paperPagePolicy}">
<meta name="viewport" content="width=device-width">
<title>${printed(paper.title)}</title>
<style>${size}
${style}</style>
</head>
<body class="${isTurned(paper) ? 'turned' : 'upright'}">
${paper.letterhead && line('letterhead', paper.letterhead)}<h1>${printed(paper.title)}</h1>
${paper.number && line('number', paper.number)}${paper.remarks.map((text) => line('remark', text))}${paper.paragraphs.map((text) => line('', text))}${(paper.pictures ?? []).map(pictureOf)}${paper.tables.map(tableOf)}
${paper.closing.map((text) => line('', text))}<div class="signed">
${line('', paper.signedBy)}${line('', paper.dated)}</div>
<footer>
${paper.notes.map((text) => line('', text))}</footer>
</body>
</html>
`.text;
}

function line(kind: string, text: string): Markup {
  return kind === '' ? markup`<p>${printed(text)}</p>\n` : markup`<p class="${kind}">${printed(text)}</p>\n`;
}

function pictureOf({ png, width, height, alt }: PaperPicture): Markup {
  return markup`<img alt="${printed(alt)}" width="${width}" height="${height}" src="data:image/png;base64,${png.toString('base64')}">\n`;
}

function tableOf({ title, columns, rows, totals }: PaperTable): Markup {
  const sum = columns.reduce((one, { share }) => one + share, 0);
  const widths = columns.map(({ share }) => markup`<col width="${((share / sum) * 100).toFixed(2)}%">`);
  return markup`<h2>${printed(title)}</h2>
<table><colgroup>${widths}</colgroup>
<thead>
${headRows(columns).map((row) => markup`<tr>${row.map(headOf)}</tr>\n`)}</thead>
<tbody>
${rows.map((row) => rowOf(row, columns, ''))}${totals && rowOf(totals, columns, 'totals')}</tbody></table>
`;
}

function headOf({ text, columns, rows }: HeadCell): Markup {
  const scope = columns > 1 ? 'colgroup' : 'col';
  return markup`<th scope="${scope}"${columns > 1 && markup` colspan="${columns}"`}${rows > 1 && markup` rowspan="${rows}"`}>${printed(text)}</th>`;
}

function rowOf(row: PaperCell[], columns: PaperColumn[], kind: string): Markup {
  const cells = row.map((cell, index) => {
    const { group, head, align } = columns[index]!;
    const name = group ? `${group}·${head}` : head;
    return markup`<td class="${align}" data-head="${printed(name)}">${printed(cell)}</td>`;
  });
  return kind === '' ? markup`<tr>${cells}</tr>\n` : markup`<tr class="${kind}">${cells}</tr>\n`;
}
