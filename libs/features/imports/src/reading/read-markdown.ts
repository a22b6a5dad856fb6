import { escapeHtml } from '@haojiao/kernel';

/**
 * The common part of Markdown: headings, lists, quotations, rules, code, tables, emphasis, links and pictures. HTML in
 * it is text. What comes out is read as a page afterwards.
 */
export function htmlOfMarkdown(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const made: string[] = [];
  let paragraph: string[] = [];
  const flush = () => {
    if (paragraph.length > 0) made.push(`<p>${inline(joined(paragraph))}</p>`);
    paragraph = [];
  };
  const takeWhile = (at: number, fits: (line: string) => boolean) => {
    const start = at;
    while (at < lines.length && fits(lines[at]!)) at += 1;
    return lines.slice(start, at);
  };
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]!;
    if (line.length > MAX_MARKED) {
      flush();
      made.push(`<p>${escapeHtml(line)}</p>`);
      continue;
    }
    const heading = /^ {0,3}(#{1,6})\s+(\S.*)$/.exec(line);
    if (/^ {0,3}(?:```|~~~)/.test(line)) {
      flush();
      const code = takeWhile(at + 1, (other) => !/^ {0,3}(?:```|~~~)\s*$/.test(other));
      made.push(`<pre>${escapeHtml(code.join('\n'))}</pre>`);
      at += code.length + 1;
    } else if (heading) {
      flush();
      const level = heading[1]!.length;
      made.push(`<h${level}>${inline(heading[2]!.replace(/ #+ *$/, '').trim())}</h${level}>`);
    } else if (/^ {0,3}(?:[-*_]\s*){3,}$/.test(line)) {
      flush();
      made.push('<hr>');
    } else if (line.startsWith('>')) {
      flush();
      const quoted = takeWhile(at, (other) => other.startsWith('>'));
      made.push(
        `<blockquote><p>${inline(joined(quoted.map((other) => other.replace(/^>\s?/, ''))))}</p></blockquote>`,
      );
      at += quoted.length - 1;
    } else if (bullet.test(line)) {
      flush();
      const items = takeWhile(at, (other) => bullet.test(other) || /^\s{2,}\S/.test(other));
      made.push(listOf(items));
      at += items.length - 1;
    } else if (line.includes('|') && /^[\s|:-]*-[\s|:-]*$/.test(lines[at + 1] ?? '')) {
      flush();
      const rows = takeWhile(at, (other) => other.includes('|'));
      made.push(tableOf(rows));
      at += rows.length - 1;
    } else if (line.trim() === '') flush();
    else paragraph.push(line);
  }
  flush();
  return made.join('\n');
}

const bullet = /^\s{0,3}(?:[-*+]|\d{1,9}[.)])\s+/;

/** Two spaces at the end break a line; between Chinese characters a mere line end is nothing. */
function joined(lines: string[]): string {
  return lines
    .map((line) => (/ {2,}$/.test(line) ? `${line.trim()}\n` : line.trim()))
    .reduce(
      (made, line) => made + (/[\x21-\x7e]$/.test(made) && /^[\x21-\x7e]/.test(line) ? ' ' : '') + line,
      '',
    );
}

function listOf(lines: string[]): string {
  const tag = /^\s*\d/.test(lines[0]!) ? 'ol' : 'ul';
  const items: string[][] = [];
  for (const line of lines) {
    if (bullet.test(line)) items.push([line.replace(bullet, '')]);
    else items.at(-1)!.push(line.replace(/^\s*(?:[-*+]|\d{1,9}[.)])?\s*/, ''));
  }
  return `<${tag}>${items.map((words) => `<li>${inline(words.join('\n'))}</li>`).join('')}</${tag}>`;
}

function tableOf(lines: string[]): string {
  const [head, , ...rows] = lines.map((line) => line.replace(/^\s*\||\|\s*$/g, '').split('|'));
  const row = (cells: string[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag}>${inline(cell.trim())}</${tag}>`).join('')}</tr>`;
  return `<table><thead>${row(head!, 'th')}</thead><tbody>${rows.map((cells) => row(cells, 'td')).join('')}</tbody></table>`;
}

/** Longer pieces are taken as they stand: their marks would cost more time than they are worth. */
const MAX_MARKED = 20_000;

function inline(words: string): string {
  if (words.length > MAX_MARKED) return escapeHtml(words);
  return escapeHtml(words)
    .replace(/!\[([^\]]{0,500})\]\(([^()\s]{1,2000})[^()]{0,300}\)/g, '<img src="$2" alt="$1">')
    .replace(/\[([^\]]{1,500})\]\(([^()\s]{1,2000})[^()]{0,300}\)/g, '<a href="$2">$1</a>')
    .replace(/`([^`]{1,500})`/g, '<code>$1</code>')
    .replace(/(?<!\*)(\*\*)(?=[^\s*])([^*\n]{1,1000}?[^\s*]|[^\s*])\1(?!\*)/g, '<strong>$2</strong>')
    .replace(/(?<![*\w])\*(?=[^\s*])([^*\n]{1,1000}?[^\s*]|[^\s*])\*(?![*\w])/g, '<em>$1</em>')
    .replace(/~~([^~]{1,500})~~/g, '<s>$1</s>')
    .replace(/\n/g, '<br>');
}
