const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** Length in user-perceived characters: one Chinese character, one letter or one emoji is 1. */
export function graphemeCount(text: string): number {
  let count = 0;
  for (const _ of segmenter.segment(text)) count += 1;
  return count;
}

/** The first `max` user-perceived characters; a cut text ends with … and is never longer than `max`. */
export function truncateGraphemes(text: string, max: number): string {
  if (graphemeCount(text) <= max) return text;
  const kept: string[] = [];
  for (const { segment } of segmenter.segment(text)) {
    if (kept.length >= max - 1) break;
    kept.push(segment);
  }
  return `${kept.join('').trimEnd()}…`;
}

/** The first `max` characters as the database counts them: code points, none cut in two. */
export function firstCharacters(text: string, max: number): string {
  return [...text.slice(0, max * 2)].slice(0, max).join('');
}

/** Whether a text may be cut at that UTF-16 position without cutting a user-perceived character in two. */
export function isBetweenGraphemes(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return true;
  return segmenter.segment(text).containing(at)?.index === at;
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Makes a text inert inside HTML text and attribute values. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** Of a telephone or account number the last four digits, and nothing of one that is hardly longer. */
export function maskDigits(digits: string): string {
  return digits.length > 7 ? `****${digits.slice(-4)}` : '****';
}
