import type { Stage } from './use-review-flows';

/** A stage as it is edited: one that is new has no key yet. */
export type StageDraft = Omit<Stage, 'key'> & { key?: string };

/** The name of its sentence, by its place: the first review, the last, one between; proofs are counted. */
export function stageNameOf(
  stages: readonly Pick<StageDraft, 'kind'>[],
  index: number,
): [name: string, number: number] {
  const { kind } = stages[index]!;
  const place = stages.slice(0, index).filter((stage) => stage.kind === kind).length;
  if (kind === 'proof') return ['stage.proof', place + 1];
  const count = stages.filter((stage) => stage.kind === 'review').length;
  if (count === 1) return ['stage.only', 1];
  if (place === 0) return ['stage.first', 1];
  if (place === count - 1) return ['stage.last', count];
  return [count === 3 ? 'stage.middle' : 'stage.between', place];
}

/** Stages that are there keep their key, new ones get one that no other has. */
export function withKeys(stages: readonly StageDraft[]): Stage[] {
  const taken = new Set(stages.flatMap(({ key }) => (key ? [key] : [])));
  return stages.map((stage) => {
    if (stage.key) return { ...stage, key: stage.key };
    let number = 1;
    while (taken.has(`${stage.kind}_${number}`)) number += 1;
    const key = `${stage.kind}_${number}`;
    taken.add(key);
    return { ...stage, key };
  });
}

const stage = (kind: Stage['kind'], role: Stage['roles'][number], dueWithinHours: number): StageDraft => ({
  kind,
  roles: [role],
  unit: 'own',
  dueWithinHours,
});

/** What most unions begin with. */
export const templates: Readonly<
  Record<'together' | 'apart' | 'small' | 'emergency', readonly StageDraft[]>
> = {
  together: [
    stage('review', 'editor', 24),
    stage('review', 'editor', 24),
    stage('review', 'chief_editor', 24),
  ],
  apart: [
    stage('review', 'editor', 24),
    stage('proof', 'editor', 12),
    stage('review', 'editor', 24),
    stage('proof', 'editor', 12),
    stage('review', 'chief_editor', 24),
    stage('proof', 'editor', 12),
  ],
  small: [stage('review', 'editor', 24), stage('review', 'chief_editor', 24)],
  // Made good after it went out.
  emergency: [stage('review', 'editor', 12), stage('review', 'chief_editor', 12)],
};
