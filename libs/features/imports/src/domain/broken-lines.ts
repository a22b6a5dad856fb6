/** Where one paragraph was cut into two, as a page of print or a column ends. */
export interface BrokenLine {
  /** The boundary between the two paragraphs. */
  start: number;
  end: number;
  /** False where so many paragraphs lack their last stop that nobody can tell. */
  isCertain: boolean;
}

const closes = /[。！？；：…!?;:”’"'」』）)】》、.]$/;
const begins = /^[\u4e00-\u9fff]/;
const heading =
  /^(?:[一二三四五六七八九十]+[、.．]|第[一二三四五六七八九十\d]+[章节条部]|[(（][一二三四五六七八九十\d]+[)）])/;
const LONG = 20;
/** Above this share of long paragraphs without a last stop a missing stop says nothing about a broken line. */
const UNRELIABLE_SHARE = 0.25;

/** `skipped`: ranges that are no paragraphs of the article. */
export function findBrokenLines(
  text: string,
  skipped: readonly { start: number; end: number }[],
): BrokenLine[] {
  let start = 0;
  const lines = text.split('\n').map((words) => {
    const line = { start, end: start + words.length, words: words.trim() };
    start = line.end + 1;
    return line;
  });
  const own = lines.filter(
    (line) =>
      !line.words.includes('\t') &&
      !skipped.some((piece) => piece.start <= line.start && line.end <= piece.end),
  );
  const long = own.filter((line) => line.words.length >= LONG * 2);
  const open = long.filter((line) => !closes.test(line.words));
  const isCertain = open.length <= Math.max(1, long.length * UNRELIABLE_SHARE);
  return own.flatMap((line, at) => {
    const next = own[at + 1];
    if (!next || next.start !== line.end + 1 || line.words.length < LONG || closes.test(line.words))
      return [];
    const goesOn = begins.test(next.words) && !heading.test(next.words);
    // A short line without a stop is a heading.
    if (!goesOn || heading.test(line.words) || (next.words.length < LONG && !closes.test(next.words)))
      return [];
    return [{ start: line.end, end: next.start, isCertain }];
  });
}
