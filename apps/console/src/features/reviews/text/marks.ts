import type { Shape } from '@/api-client';
import type { Mark } from './segments';

type Note = Shape<'NoteResponse'>;
type Finding = Shape<'JudgedFindingResponse'>;

/** The marks of one text: notes that were found again in it, by their number in the list, and findings of proofing. */
export function marksOf(
  path: string,
  numbered: readonly { note: Note; number: number }[],
  findings: readonly Finding[],
): Mark[] {
  const notes = numbered.flatMap(({ note, number }) => {
    const { range } = note.placement;
    if (note.path !== path || !range || note.resolvedAt !== null) return [];
    return [
      { id: note.id, kind: 'note' as const, ...range, number, label: `${note.authorName}：${note.note}` },
    ];
  });
  const found = findings.flatMap((finding) => {
    if (finding.path !== path || finding.state === 'accepted') return [];
    return [{ id: finding.key, kind: finding.severity, ...finding.range, label: finding.message }];
  });
  return [...notes, ...found];
}
