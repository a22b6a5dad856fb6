import { escapeHtml } from '@haojiao/kernel';

/**
 * Plain text as blocks: a paragraph for each line, a table where lines hold tabs. Space at the edges of lines is
 * layout and goes; every other character stays.
 */
export function htmlOfText(text: string): string {
  const made: string[] = [];
  let rows: string[][] = [];
  const endTable = () => {
    if (rows.length > 1) made.push(tableOf(rows));
    else for (const cells of rows) made.push(`<p>${escapeHtml(cells.join(' '))}</p>`);
    rows = [];
  };
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    const words = line.trim();
    const isRow = words.includes('\t');
    if (!isRow) endTable();
    if (words === '') continue;
    if (isRow)
      rows.push(
        line
          .trimEnd()
          .split('\t')
          .map((cell) => cell.trim()),
      );
    else made.push(`<p>${escapeHtml(words)}</p>`);
  }
  endTable();
  return made.join('\n');
}

function tableOf(rows: string[][]): string {
  const width = Math.max(...rows.map((row) => row.length));
  const row = (cells: string[], tag: string) =>
    `<tr>${Array.from({ length: width }, (_, at) => `<${tag}>${escapeHtml(cells[at] ?? '')}</${tag}>`).join('')}</tr>`;
  const [first, ...others] = rows;
  return `<table><thead>${row(first!, 'th')}</thead><tbody>${others.map((cells) => row(cells, 'td')).join('')}</tbody></table>`;
}
