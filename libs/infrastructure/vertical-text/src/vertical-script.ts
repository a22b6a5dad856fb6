/** Traditional Mongolian runs from top to bottom, its lines from left to right (W3C, Mongolian layout requirements). */
export function isVerticalScript(locale: string): boolean {
  return /^mn-mong(-|$)/i.test(locale);
}
