import { editScript } from './edit-script';

/** A paragraph of the one text, the paragraph of the other that it became, or both; by their places. */
export interface ParagraphPair {
  before: number | null;
  after: number | null;
  isSame: boolean;
}

/** Beyond so many differing paragraphs they are paired by their order. */
const MAX_PARAGRAPH_EDITS = 1_000;
/** Beyond so many comparisons of one paragraph with another, neighbours are not looked at for likeness. */
const MAX_COMPARISONS = 2_500;
/** Share of pairs of characters in common from which one paragraph counts as the other, rewritten. */
const ALIKE = 0.4;

/** Which paragraph became which, in order: equal ones first, and between those the ones that are most alike. */
export function alignParagraphs(before: string[], after: string[]): ParagraphPair[] {
  const script = editScript(before, after, MAX_PARAGRAPH_EDITS);
  const pairs: ParagraphPair[] = [];
  let gap: { before: number[]; after: number[] } = { before: [], after: [] };
  const closeGap = () => {
    pairs.push(...pairGap(before, after, gap.before, gap.after));
    gap = { before: [], after: [] };
  };
  let x = 0;
  let y = 0;
  for (const { change } of script ?? wholly(before, after)) {
    if (change === 'removed') gap.before.push(x++);
    else if (change === 'added') gap.after.push(y++);
    else {
      closeGap();
      pairs.push({ before: x++, after: y++, isSame: true });
    }
  }
  closeGap();
  return pairs;
}

function wholly(before: string[], after: string[]): { change: 'removed' | 'added' | 'same' }[] {
  return [
    ...before.map(() => ({ change: 'removed' as const })),
    ...after.map(() => ({ change: 'added' as const })),
  ];
}

function pairGap(before: string[], after: string[], gone: number[], come: number[]): ParagraphPair[] {
  if (gone.length * come.length <= MAX_COMPARISONS) return pairAlike(before, after, gone, come);
  const pairs: ParagraphPair[] = [];
  for (let at = 0; at < Math.max(gone.length, come.length); at += 1) {
    const [old, now] = [gone[at] ?? null, come[at] ?? null];
    const isPair =
      old !== null && now !== null && likenessOf(couplesOf(before[old]!), couplesOf(after[now]!)) >= ALIKE;
    if (isPair) pairs.push({ before: old, after: now, isSame: false });
    else {
      if (old !== null) pairs.push({ before: old, after: null, isSame: false });
      if (now !== null) pairs.push({ before: null, after: now, isSame: false });
    }
  }
  return pairs;
}

/** The pairing, in order, with the most likeness in all. */
function pairAlike(before: string[], after: string[], gone: number[], come: number[]): ParagraphPair[] {
  const ours = gone.map((place) => couplesOf(before[place]!));
  const theirs = come.map((place) => couplesOf(after[place]!));
  const best = Array.from({ length: gone.length + 1 }, () => new Float64Array(come.length + 1));
  const likeness = ours.map((one) => theirs.map((other) => likenessOf(one, other)));
  for (let i = gone.length - 1; i >= 0; i -= 1) {
    for (let j = come.length - 1; j >= 0; j -= 1) {
      const alike = likeness[i]![j]!;
      const paired = alike >= ALIKE ? alike + best[i + 1]![j + 1]! : 0;
      best[i]![j] = Math.max(paired, best[i + 1]![j]!, best[i]![j + 1]!);
    }
  }
  const pairs: ParagraphPair[] = [];
  let i = 0;
  let j = 0;
  while (i < gone.length && j < come.length) {
    const alike = likeness[i]![j]!;
    if (alike >= ALIKE && best[i]![j] === alike + best[i + 1]![j + 1]!)
      pairs.push({ before: gone[i++]!, after: come[j++]!, isSame: false });
    else if (best[i]![j] === best[i + 1]![j]) pairs.push({ before: gone[i++]!, after: null, isSame: false });
    else pairs.push({ before: null, after: come[j++]!, isSame: false });
  }
  for (; i < gone.length; i += 1) pairs.push({ before: gone[i]!, after: null, isSame: false });
  for (; j < come.length; j += 1) pairs.push({ before: null, after: come[j]!, isSame: false });
  return pairs;
}

function couplesOf(text: string): Set<string> {
  const couples = new Set<string>();
  for (let at = 0; at < text.length; at += 1) couples.add(text.slice(at, at + 2));
  return couples;
}

function likenessOf(one: Set<string>, other: Set<string>): number {
  let shared = 0;
  for (const couple of one) if (other.has(couple)) shared += 1;
  return (2 * shared) / Math.max(one.size + other.size, 1);
}
