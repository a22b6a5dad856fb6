const STEPS: [from: number, word: string][] = [
  [1e8, '亿'],
  [1e4, '万'],
];

/** A figure as it stands in a chart: 148.8万; below ten thousand every digit. The data beside it have it exactly. */
export function numberWords(value: number): string {
  const size = Math.abs(value);
  for (const [index, [from, word]] of STEPS.entries()) {
    // What would be rounded up to the next word is told in that.
    const above = STEPS[index - 1]?.[0];
    if (above !== undefined && Math.round((size / from) * 100) / 100 >= above / from) {
      return numberWords(Math.sign(value) * above);
    }
    if (size >= from) return `${trimmed(value / from)}${word}`;
  }
  return trimmed(value);
}

/** At most two decimals, none that say nothing. */
function trimmed(value: number): string {
  return String(Math.round(value * 100) / 100 + 0);
}
