import { importTooDeep } from '../import-errors';

/** Deeper than any editor nests; a parser's work grows with the square of it. */
const MAX_OPEN = 400;
/** Open marks are repeated in every block behind them. */
const MAX_OPEN_MARKS = 40;

const marks = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '));
/** Elements without an end, or whose end may be left out. */
const selfEnding = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody tfoot option optgroup colgroup rt rp'.split(
    ' ',
  ),
);

/** Counts what is open, in one pass, before a parser sees it. @throws AppError `import_too_deep` */
export function requireShallow(html: string): void {
  let open = 0;
  let openMarks = 0;
  for (let at = html.indexOf('<'); at >= 0;) {
    const end = html.indexOf('>', at);
    if (end < 0) return;
    const isEnd = html[at + 1] === '/';
    const name = /^[a-z][a-z0-9-]*/.exec(html.slice(at + (isEnd ? 2 : 1), at + 40).toLowerCase())?.[0];
    if (name && !selfEnding.has(name)) {
      const step = isEnd ? -1 : 1;
      open = Math.max(0, open + step);
      if (marks.has(name)) openMarks = Math.max(0, openMarks + step);
      if (open > MAX_OPEN || openMarks > MAX_OPEN_MARKS) throw importTooDeep();
    }
    at = html.indexOf('<', end);
  }
}
