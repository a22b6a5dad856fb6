import type { Shape } from '@/api-client';

export type Stage = Shape<'StageResponse'>;
type NamedStage = Pick<Stage, 'key' | 'kind'>;

/** What follows a correction in the last stage; the api adds it by itself. */
export const PROOF_AFTER_CORRECTION = 'proof_after_correction';

/** The name of a sentence below `stage`, and what fills it. */
export interface StageName {
  readonly name: string;
  readonly number: number;
}

/**
 * What people call a stage: by its place in the flow. The first of the reviews is 初审, the last 终审, what lies between
 * 复审; proofs are counted. Printed papers and notices name them alike.
 */
export function stageName(stages: readonly NamedStage[], key: string): StageName {
  if (key === PROOF_AFTER_CORRECTION) return { name: 'after_correction', number: 0 };
  const stage = stages.find((each) => each.key === key);
  if (!stage) return { name: 'unknown', number: 0 };
  const alike = stages.filter((each) => each.kind === stage.kind && each.key !== PROOF_AFTER_CORRECTION);
  const place = alike.indexOf(stage);
  if (stage.kind === 'proof')
    return { name: place < 3 ? `proof_${place + 1}` : 'proof_n', number: place + 1 };
  if (alike.length === 1) return { name: 'only', number: 0 };
  if (place === 0) return { name: 'first', number: 0 };
  if (place === alike.length - 1) return { name: 'last', number: 0 };
  return { name: alike.length === 3 ? 'middle' : 'middle_n', number: place };
}

/** The stage that an approval leads to, or null where it is the last. */
export function stageAfter(stages: readonly Stage[], key: string | null): Stage | null {
  const index = stages.findIndex((stage) => stage.key === key);
  return index === -1 ? null : (stages[index + 1] ?? null);
}

/** The stages to which a return may go. */
export function stagesBefore(stages: readonly Stage[], key: string | null): Stage[] {
  return stages.slice(
    0,
    Math.max(
      0,
      stages.findIndex((stage) => stage.key === key),
    ),
  );
}
