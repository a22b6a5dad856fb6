import { alignParagraphs } from './align-paragraphs';
import { diffWords, joined } from './diff-text';
import type { TextSegment } from './diff-text';
import { htmlBlocks } from './html-blocks';
import type { BlockMark, HtmlBlock } from './html-blocks';

/** A paragraph in the order of both texts. `skipped`: so many unchanged ones follow that are not shown. */
export type ParagraphChange =
  | { kind: 'same' | 'removed' | 'added'; text: string }
  | { kind: 'changed'; segments: TextSegment[] }
  | { kind: 'skipped'; count: number };

/** Something about a paragraph that its words do not show. */
export interface StructureChange {
  /** `block`: heading, list, alignment … `link`, `picture`, `audio`, `video`, `strong`, `em` …; `markup`: anything else. */
  kind: string;
  /** The words concerned. */
  text: string;
  /** Elements, address or asset; null where there was none. */
  before: string | null;
  after: string | null;
}

/** What was always there around a change: so many unchanged paragraphs are shown on each side. */
const CONTEXT = 1;

/** In what two cleaned bodies differ: words paragraph by paragraph, and everything that words alone would not show. */
export function compareBodies(
  before: string,
  after: string,
): { segments: TextSegment[]; paragraphs: ParagraphChange[]; structure: StructureChange[] } {
  const one = htmlBlocks(before);
  const other = htmlBlocks(after);
  const paragraphs: ParagraphChange[] = [];
  const structure: StructureChange[] = [];
  const pairs = alignParagraphs(
    one.map((block) => block.text),
    other.map((block) => block.text),
  );
  for (const pair of pairs) {
    const old = pair.before === null ? null : one[pair.before]!;
    const now = pair.after === null ? null : other[pair.after]!;
    paragraphs.push(paragraphOf(old, now));
    structure.push(...structureOf(old, now));
  }
  const hasChange = structure.length > 0 || paragraphs.some(({ kind }) => kind !== 'same');
  if (before !== after && !hasChange) structure.push({ kind: 'markup', text: '', before: null, after: null });
  const segments = joined(paragraphs.flatMap(segmentsOf));
  const last = segments.at(-1);
  if (last) last.text = last.text.replace(/\n$/, '');
  return { segments: joined(segments), paragraphs: withoutFarOnes(paragraphs), structure };
}

/** A line per paragraph. */
function segmentsOf(paragraph: ParagraphChange): TextSegment[] {
  if (paragraph.kind === 'skipped') return [];
  if (paragraph.kind === 'changed') return [...paragraph.segments, { change: 'same', text: '\n' }];
  return [{ change: paragraph.kind, text: `${paragraph.text}\n` }];
}

function paragraphOf(old: HtmlBlock | null, now: HtmlBlock | null): ParagraphChange {
  if (!old) return { kind: 'added', text: now?.text ?? '' };
  if (!now) return { kind: 'removed', text: old.text };
  if (old.text === now.text) return { kind: 'same', text: old.text };
  return { kind: 'changed', segments: diffWords(old.text, now.text) };
}

function structureOf(old: HtmlBlock | null, now: HtmlBlock | null): StructureChange[] {
  const changes: StructureChange[] = [];
  if (old && now && old.kind !== now.kind)
    changes.push({ kind: 'block', text: now.text, before: old.kind, after: now.kind });
  // Of a paragraph that came or went whole, what its words do not show is where its links led and its files.
  const hidden = ({ kind }: BlockMark) => (old && now) || kind === 'link' || fileKinds.has(kind);
  const gone = without(old?.marks ?? [], now?.marks ?? []).filter(hidden);
  const come = without(now?.marks ?? [], old?.marks ?? []).filter(hidden);
  for (const mark of gone) {
    const successor = come.findIndex((other) => other.kind === mark.kind && follows(mark, other));
    const became = successor < 0 ? null : come.splice(successor, 1)[0]!;
    changes.push({
      kind: mark.kind,
      text: became?.text || mark.text,
      before: valueOf(mark),
      after: became && valueOf(became),
    });
  }
  return [
    ...changes,
    ...come.map((mark) => ({ kind: mark.kind, text: mark.text, before: null, after: valueOf(mark) })),
  ];
}

const fileKinds: ReadonlySet<string> = new Set(['picture', 'audio', 'video']);

/** Whether a mark took another's place: the same words lead elsewhere, or the same address or picture got other words. */
function follows(old: BlockMark, now: BlockMark): boolean {
  return fileKinds.has(old.kind) || old.text === now.text || (old.value !== '' && old.value === now.value);
}

function valueOf({ kind, text, value }: BlockMark): string {
  if (kind === 'picture') return text === '' ? value : `${value} (${text})`;
  return value || kind;
}

function without(marks: BlockMark[], others: BlockMark[]): BlockMark[] {
  const rest = others.map(keyOf);
  return marks.filter((mark) => {
    const at = rest.indexOf(keyOf(mark));
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

function keyOf({ kind, text, value }: BlockMark): string {
  return JSON.stringify([kind, text, value]);
}

function withoutFarOnes(paragraphs: ParagraphChange[]): ParagraphChange[] {
  const isNear = paragraphs.map(() => false);
  paragraphs.forEach(({ kind }, at) => {
    if (kind === 'same') return;
    const last = Math.min(at + CONTEXT, paragraphs.length - 1);
    for (let near = Math.max(at - CONTEXT, 0); near <= last; near += 1) isNear[near] = true;
  });
  const shown: ParagraphChange[] = [];
  paragraphs.forEach((paragraph, at) => {
    const last = shown.at(-1);
    if (isNear[at]) shown.push(paragraph);
    else if (last?.kind === 'skipped') last.count += 1;
    else shown.push({ kind: 'skipped', count: 1 });
  });
  return shown;
}
