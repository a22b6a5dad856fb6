/** What a cue may hold beside words: bold, italic, underlined, and who speaks. */
const simpleTags = new Set(['b', 'i', 'u']);
/** With a name, or the time at which karaoke goes on. */
const tag = /<(?:(\/?)([a-z][a-z0-9]*)((?:[.\s/][^<>]*)?)|[\d:.]+)>/gi;
const entity = /&(?!(?:amp|lt|gt|nbsp|lrm|rlm);)/g;

/**
 * The text of a cue with `b`, `i`, `u` and `v` only; every other mark-up goes and its words stay. What is left open is
 * closed at the end, and nothing in it can begin a new cue.
 */
export function cleanCueText(text: string): string {
  const open: string[] = [];
  let clean = '';
  let from = 0;
  for (const match of text.matchAll(tag)) {
    clean += escaped(text.slice(from, match.index));
    from = match.index + match[0].length;
    clean += tagText(match[1] === '/', (match[2] ?? '').toLowerCase(), match[3] ?? '', open);
  }
  clean += escaped(text.slice(from));
  return (
    clean +
    open
      .reverse()
      .map((name) => `</${name}>`)
      .join('')
  );
}

function tagText(isEnd: boolean, name: string, rest: string, open: string[]): string {
  if (!simpleTags.has(name) && name !== 'v') return '';
  if (isEnd) {
    if (open.at(-1) !== name) return '';
    open.pop();
    return `</${name}>`;
  }
  const speaker = name === 'v' ? escaped(rest.replace(/^\.[^\s]*/, '').trim()) : '';
  if (name === 'v' && speaker === '') return '';
  open.push(name);
  return name === 'v' ? `<v ${speaker}>` : `<${name}>`;
}

function escaped(text: string): string {
  return text.replace(entity, '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
