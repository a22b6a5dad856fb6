/** Two lines of large type, or null where it is too long for them. Counted in characters that people see. */
export function titleLines(title: string, perLine: number): string[] | null {
  const signs = graphemes(title.trim().replace(/\s+/g, ' '));
  if (signs.length <= perLine) return [signs.join('')];
  const breakAt = lineBreak(signs, perLine);
  const [first, second] = [signs.slice(0, breakAt), signs.slice(breakAt)].map((line) => line.join('').trim());
  return graphemes(second!).length <= perLine ? [first!, second!] : null;
}

/** After the last space or mark of the first line where the rest then fits, else where the line is full. */
function lineBreak(signs: string[], perLine: number): number {
  for (let at = perLine; at > 1; at -= 1) {
    const isGoodPlace = /[\s，。、：；！？）》”,.:;!?)]/u.test(signs[at - 1]!);
    if (isGoodPlace && signs.length - at <= perLine) return at;
  }
  return perLine;
}

function graphemes(text: string): string[] {
  return [...new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text)].map(
    ({ segment }) => segment,
  );
}
