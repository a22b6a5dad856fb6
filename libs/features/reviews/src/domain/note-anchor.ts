import { graphemeCount, isBetweenGraphemes } from '@haojiao/kernel';

/** A part of a text, counted in UTF-16 units as browsers count; `end` exclusive. */
export interface PassageRange {
  start: number;
  end: number;
}

/** What a note remembers of the place where it was made. */
export interface Passage extends PassageRange {
  quote: string;
  /** Up to `CONTEXT_LENGTH` characters before it; fewer only where the text begins. */
  before: string;
  /** The same behind it. */
  after: string;
}

/** A piece of the way from one text to another, as `diffCharacters` of contents tells it. */
export interface TextStep {
  change: 'same' | 'removed' | 'added';
  text: string;
}

export const placementStates = ['placed', 'changed', 'lost'] as const;

/** `placed`: the passage is there, word for word. `changed`: a part of it is. `lost`: it is gone. */
export type PlacementState = (typeof placementStates)[number];

export interface Placement {
  state: PlacementState;
  /** In the asked text; null where the passage is lost, or where the note is about the whole member. */
  range: PassageRange | null;
}

export const CONTEXT_LENGTH = 32;

/** Where less than this part of a passage is left, what is left is there by chance. */
const LEAST_PART_LEFT = 1 / 4;

/** A passage that stands elsewhere in the text now is known again by its words alone from this length on. */
const KNOWN_BY_ITSELF = 4;

/** Whether both ends lie in the text, in order, and cut no character (an emoji, a letter with its marks) in two. */
export function isWholeRange(text: string, { start, end }: PassageRange): boolean {
  return (
    start < end && end <= text.length && isBetweenGraphemes(text, start) && isBetweenGraphemes(text, end)
  );
}

/** The passage with the characters around it, by which it is found again. */
export function passageAt(text: string, { start, end }: PassageRange): Passage {
  const before = [...text.slice(Math.max(0, start - 2 * CONTEXT_LENGTH), start)].slice(-CONTEXT_LENGTH);
  const after = [...text.slice(end, end + 2 * CONTEXT_LENGTH)].slice(0, CONTEXT_LENGTH);
  return { start, end, quote: text.slice(start, end), before: before.join(''), after: after.join('') };
}

/**
 * Where a passage of `old` stands in `now`; `steps` lead from the one text to the other. Of several shortest ways the
 * steps are one only, and may lead through the passage where nobody touched it: it is then known by the words around
 * it, and when it was moved, by its own.
 */
export function placePassage(passage: Passage, old: string, now: string, steps: TextStep[]): Placement {
  const survived = followSteps(passage, steps);
  if (survived?.isWhole && isWholeRange(now, survived)) {
    return { state: 'placed', range: { start: survived.start, end: survived.end } };
  }
  const expectedAt = survived?.start ?? positionAfter(passage.start, steps);
  const found = findBySurroundings(passage, now, expectedAt) ?? findMoved(passage, old, now);
  if (found !== null) {
    const range = { start: found, end: found + passage.quote.length };
    if (isWholeRange(now, range)) return { state: 'placed', range };
  }
  if (!survived || survived.kept < passage.quote.length * LEAST_PART_LEFT)
    return { state: 'lost', range: null };
  return { state: 'changed', range: wholeCharacters(now, survived) };
}

interface Survivor extends PassageRange {
  /** How much of the passage is left, in UTF-16 units. */
  kept: number;
  isWhole: boolean;
}

/** From the first to the last surviving part of the passage. */
function followSteps(passage: PassageRange, steps: TextStep[]): Survivor | null {
  let oldAt = 0;
  let newAt = 0;
  let survivor: Survivor | null = null;
  for (const { change, text } of steps) {
    if (change === 'same') {
      const from = Math.max(passage.start, oldAt);
      const to = Math.min(passage.end, oldAt + text.length);
      if (from < to) {
        const shift = newAt - oldAt;
        survivor ??= { start: from + shift, end: to + shift, kept: 0, isWhole: false };
        survivor.end = to + shift;
        survivor.kept += to - from;
      }
    }
    if (change !== 'added') oldAt += text.length;
    if (change !== 'removed') newAt += text.length;
  }
  const length = passage.end - passage.start;
  if (survivor) survivor.isWhole = survivor.kept === length && survivor.end - survivor.start === length;
  return survivor;
}

/** Where a position of the old text lies in the new one. */
function positionAfter(position: number, steps: TextStep[]): number {
  let oldAt = 0;
  let newAt = 0;
  for (const { change, text } of steps) {
    if (change === 'added') {
      newAt += text.length;
      continue;
    }
    if (oldAt + text.length > position) return newAt + (change === 'same' ? position - oldAt : 0);
    oldAt += text.length;
    if (change === 'same') newAt += text.length;
  }
  return newAt;
}

/** The place where the words stand with all their surroundings on one side at least; of several the best, the nearest. */
function findBySurroundings(
  { quote, before, after }: Passage,
  now: string,
  expectedAt: number,
): number | null {
  const [beganText, endedText] = [before, after].map((side) => [...side].length < CONTEXT_LENGTH);
  let best: { at: number; sides: number; distance: number } | null = null;
  for (const at of occurrencesOf(quote, now)) {
    const from = at - before.length;
    const to = at + quote.length + after.length;
    const sides =
      Number(now.startsWith(before, from) && (beganText ? from === 0 : from >= 0)) +
      Number(now.startsWith(after, at + quote.length) && (!endedText || to === now.length));
    if (sides === 0) continue;
    const distance = Math.abs(at - expectedAt);
    if (!best || sides > best.sides || (sides === best.sides && distance < best.distance)) {
      best = { at, sides, distance };
    }
  }
  return best?.at ?? null;
}

/** A passage that each of the texts has once, as after its paragraph was moved. */
function findMoved({ quote }: Passage, old: string, now: string): number | null {
  if (graphemeCount(quote) < KNOWN_BY_ITSELF) return null;
  const at = now.indexOf(quote);
  const isOnlyOne = (text: string) => text.indexOf(quote) === text.lastIndexOf(quote);
  return at >= 0 && isOnlyOne(now) && isOnlyOne(old) ? at : null;
}

function* occurrencesOf(words: string, text: string): Generator<number> {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) yield at;
}

/** Widened until no character is cut in two: a mark that was added to its last letter belongs to it. */
function wholeCharacters(text: string, { start, end }: PassageRange): PassageRange {
  let [from, to] = [start, end];
  while (!isBetweenGraphemes(text, from)) from -= 1;
  while (!isBetweenGraphemes(text, to)) to += 1;
  return { start: from, end: to };
}
