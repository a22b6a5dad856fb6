export interface CollapsedText {
  /** The words, a line per block, as the api counts them. */
  readonly text: string;
  /** By position in what was collapsed: where that character stands in `text`, or -1 where it went. */
  readonly places: Int32Array;
}

/** White space around line breaks goes, and at both ends: ranges of notes and findings count in what is left. */
export function collapseLines(raw: string): CollapsedText {
  const places = new Int32Array(raw.length).fill(-1);
  let text = '';
  const keep = (from: number, to: number) => {
    for (let at = from; at < to; at += 1) places[at] = text.length + at - from;
    text += raw.slice(from, to);
  };
  let done = 0;
  for (const { index, 0: breaks } of raw.matchAll(/[ \t]*\n\s*/g)) {
    keep(done, index);
    text += '\n';
    done = index + breaks.length;
  }
  keep(done, raw.length);
  const lead = text.length - text.trimStart().length;
  const trimmed = text.trim();
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at]! - lead;
    places[at] = place >= 0 && place < trimmed.length ? place : -1;
  }
  return { text: trimmed, places };
}
