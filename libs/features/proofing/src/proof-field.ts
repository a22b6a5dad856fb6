import { sha256 } from '@haojiao/kernel';
import { damageHits } from './damage-hits';
import type { CompiledLexicon } from './domain/compile-lexicon';
import { checkText } from './domain/computed/check-text';
import { muteOverlaps } from './domain/overlaps';
import { scanText } from './domain/scan-text';
import type { ProofContext, TermHit } from './domain/term-hit';
import type { DocumentField } from './fields-of-document';
import { nextTurn } from './in-slices';
import type { LeaderEntry } from './persistence/leader-order.entity';
import type { MutedFinding, ProofFinding } from './proof-report';
import type { EffectiveMute } from './services/effective-lexicon';

/** What a unit brings to the reading of its texts. */
export interface ProofCircumstances {
  lexicons: readonly CompiledLexicon[];
  /** By term id. */
  mutes: ReadonlyMap<string, EffectiveMute>;
  /** In the order in which they are to be named; null: only the lexicons are asked, no computed checks. */
  leaders: readonly LeaderEntry[] | null;
  /** In the time zone of the unit, `YYYY-MM-DD`. */
  day: string;
}

export interface FieldProof {
  findings: ProofFinding[];
  muted: MutedFinding[];
}

/** Reads one text by every lexicon and check; between them others have their turn. */
export async function proofField(
  field: DocumentField,
  circumstances: ProofCircumstances,
): Promise<FieldProof> {
  const hits: TermHit[] = [];
  for (const { context, includes } of partsOf(field, circumstances.day)) {
    for (const lexicon of circumstances.lexicons) {
      hits.push(...scanText(lexicon, field.text, context).filter(includes));
      await nextTurn();
    }
    if (circumstances.leaders === null) continue;
    hits.push(...damageHits(field.text, context).filter(includes));
    await nextTurn();
    hits.push(...checkText(field.text, context, circumstances.leaders).filter(includes));
    await nextTurn();
  }
  // Which hit gives way to which is asked once more, over all lexicons, and without those that the unit muted.
  const free = hits.map(withoutOverlap);
  const isByUnit = (hit: TermHit) => hit.mutedBy === null && isMutedByUnit(hit, circumstances.mutes);
  const byUnit = free.filter(isByUnit);
  const others = muteOverlaps(free.filter((hit) => !isByUnit(hit)));
  const fieldHash = sha256(field.text);
  const findingOf = (hit: TermHit) => toFinding(hit, field, fieldHash);
  const muted = others.flatMap((hit) =>
    hit.mutedBy === null ? [] : [{ ...findingOf(hit), mutedBy: hit.mutedBy }],
  );
  return {
    findings: others
      .filter(({ mutedBy }) => mutedBy === null)
      .map(findingOf)
      .sort(inOrderOfText),
    muted: [
      ...muted,
      ...byUnit.map((hit) => ({ ...findingOf(hit), mutedBy: { kind: 'unit' as const, phrase: null } })),
    ].sort(inOrderOfText),
  };
}

/** A body is read as what it is, and its captions as captions: each place counts once. */
function partsOf(
  { kind, channel, captions }: DocumentField,
  day: string,
): { context: ProofContext; includes: (hit: TermHit) => boolean }[] {
  const contextOf = (field: ProofContext['field']) => ({ field, day, ...(channel && { channel }) });
  const isCaption = (hit: TermHit) => isInside(hit, captions);
  const whole = { context: contextOf(kind), includes: (hit: TermHit) => !isCaption(hit) };
  return captions.length === 0 ? [whole] : [whole, { context: contextOf('caption'), includes: isCaption }];
}

function isInside({ start }: { start: number }, captions: DocumentField['captions']): boolean {
  return captions.some((caption) => start >= caption.start && start < caption.end);
}

function isMutedByUnit({ termId, severity }: TermHit, mutes: ReadonlyMap<string, EffectiveMute>): boolean {
  const mute = termId === null ? undefined : mutes.get(termId);
  return mute !== undefined && (severity !== 'forbid' || mute.isByOwnerOrAbove);
}

function withoutOverlap(hit: TermHit): TermHit {
  return hit.mutedBy?.kind === 'overlap' ? { ...hit, mutedBy: null } : hit;
}

function inOrderOfText({ range: one }: ProofFinding, { range: other }: ProofFinding): number {
  return one.start - other.start || one.end - other.end;
}

function toFinding(hit: TermHit, field: DocumentField, fieldHash: string): ProofFinding {
  const { path, channel } = field;
  const { start, end, found } = hit;
  return {
    key: sha256(JSON.stringify([hit.termId ?? hit.code, path, start, found])),
    termId: hit.termId,
    code: `proofing_${hit.category}`,
    rule: hit.code,
    category: hit.category,
    severity: hit.severity,
    layer: hit.layer,
    path,
    kind: isInside(hit, field.captions) ? 'caption' : field.kind,
    channel,
    range: { start, end },
    passage: found,
    message: hit.message,
    replacement: hit.replacement,
    confidence: hit.confidence,
    weight: hit.weight,
    fieldHash,
  };
}
