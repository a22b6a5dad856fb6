import { markup } from '@haojiao/kernel';
import type { Markup } from '@haojiao/kernel';
import type { DocumentChange, TextSegment } from '@haojiao/features/contents';
import { sheetPagePolicy } from '../review-sheet/review-sheet-page';

/** Two revisions side by side, for people: what went is struck out, what came is underlined. */
export function differencePage(from: number, to: number, changes: readonly DocumentChange[]): string {
  const title = `第 ${from} 版 → 第 ${to} 版`;
  return markup`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${sheetPagePolicy}">
<title>${title}</title>
<style>body{max-width:50em;margin:1em auto;font:16px/1.7 system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}del{background:#fdd}ins{background:#dfd}p,pre{white-space:pre-wrap;overflow-wrap:anywhere}</style>
</head>
<body>
<h1>${title}</h1>
${changes.length === 0 && markup`<p>没有差别。</p>`}${changes.map(
    ({ path, before, after, segments }) => markup`<h2>${path}</h2>
<p>${segments ? segments.map(segmentOf) : [segmentOf(removed(before)), ' → ', segmentOf(added(after))]}</p>
`,
  )}</body>
</html>
`.text;
}

function segmentOf({ change, text }: TextSegment): Markup {
  if (change === 'removed') return markup`<del>${text}</del>`;
  return change === 'added' ? markup`<ins>${text}</ins>` : markup`${text}`;
}

const removed = (value: unknown): TextSegment => ({ change: 'removed', text: JSON.stringify(value) });
const added = (value: unknown): TextSegment => ({ change: 'added', text: JSON.stringify(value) });
