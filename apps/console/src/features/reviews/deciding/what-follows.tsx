import { useUnitName } from '@/features/organizations';
import { useWords } from '@/ui';
import type { Review } from '../item/use-item';
import { PROOF_AFTER_CORRECTION, stageAfter } from '../stages';
import { useStageName } from '../use-stage-name';

/** What an approval leads to: who is asked next, or that the item may go out. */
export function WhatFollows({ review, unitId }: { review: Review; unitId: string }) {
  const say = useWords('reviews');
  const nameOf = useStageName();
  const unitName = useUnitName();
  const { stages, currentStage } = review;
  const next = stageAfter(stages, currentStage);
  if (!next) {
    const willBeProofed =
      currentStage !== PROOF_AFTER_CORRECTION &&
      review.corrections.some(({ stage }) => stage === currentStage);
    return <p>{say(willBeProofed ? 'decide.then_proof' : 'decide.then_released')}</p>;
  }
  const roles = next.roles.map((role) => say(`role.${role}`)).join('、');
  const unit =
    next.unit === 'own'
      ? unitName(unitId)
      : say(next.unit === 'parent' ? 'decide.parent_unit' : 'decide.higher_unit');
  return (
    <p>
      {say(next.dueWithinHours === null ? 'decide.then_stage' : 'decide.then_stage_due', {
        stage: nameOf(stages, next.key),
        roles,
        unit,
        hours: next.dueWithinHours ?? 0,
      })}
    </p>
  );
}
