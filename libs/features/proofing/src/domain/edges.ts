/** Whether a place may be cut out of a text as a word. */
export interface Edges {
  /** False where the place would split a grapheme, a Latin word or a number. */
  fit(start: number, end: number): boolean;
  /** False where the place would split a grapheme. */
  whole(start: number, end: number): boolean;
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });

export function edgesOf(text: string): Edges {
  let segments: Intl.Segments | null = null;
  const cutsGrapheme = (offset: number): boolean => {
    if (offset <= 0 || offset >= text.length) return false;
    if (isPlain(text.charCodeAt(offset)) && joinsNothing(text.charCodeAt(offset - 1))) return false;
    segments ??= segmenter.segment(text);
    return segments.containing(offset)?.index !== offset;
  };
  const cutsWord = (offset: number): boolean => {
    if (offset <= 0 || offset >= text.length) return false;
    const before = kindOf(text.charCodeAt(offset - 1));
    return before !== 0 && before === kindOf(text.charCodeAt(offset));
  };
  const whole = (start: number, end: number): boolean => !cutsGrapheme(start) && !cutsGrapheme(end);
  return { whole, fit: (start, end) => !cutsWord(start) && !cutsWord(end) && whole(start, end) };
}

/** Begins a grapheme whatever stands before it but `joinsNothing`: ASCII, common marks, Chinese characters. */
function isPlain(unit: number): boolean {
  return (
    (unit >= 0x4e00 && unit <= 0x9fff) ||
    (unit >= 0x20 && unit < 0x7f) ||
    (unit >= 0x3000 && unit <= 0x3029) ||
    (unit >= 0xff01 && unit <= 0xff5e) ||
    (unit >= 0x2010 && unit <= 0x2027) ||
    (unit >= 0xa0 && unit <= 0xff)
  );
}

/** False for what may draw the next character to itself: signs before Arabic and Indic letters, surrogates, joiners. */
function joinsNothing(unit: number): boolean {
  return unit < 0x600 || (unit >= 0x2010 && unit < 0xd800) || (unit >= 0xff01 && unit <= 0xff5e);
}

/** 1: a digit, 2: a Latin letter, in half or full width; 0: anything else. */
function kindOf(unit: number): number {
  if ((unit >= 0x30 && unit <= 0x39) || (unit >= 0xff10 && unit <= 0xff19)) return 1;
  const upper = unit & ~0x20;
  if (upper >= 0x41 && upper <= 0x5a) return 2;
  if (unit >= 0xc0 && unit <= 0x24f) return 2;
  return (unit >= 0xff21 && unit <= 0xff3a) || (unit >= 0xff41 && unit <= 0xff5a) ? 2 : 0;
}
