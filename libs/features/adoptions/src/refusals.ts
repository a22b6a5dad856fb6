import { notAllowed, ruleBroken } from '@haojiao/kernel';
import type { AppError } from '@haojiao/kernel';
import type { ProofState } from '@haojiao/features/submissions';

export function recordedBefore(): AppError {
  return ruleBroken(
    'adoption_already_recorded',
    '同一天在同一载体的采用已登记过。',
    'This adoption by that outlet on that day is recorded already.',
  );
}

export function ownReport(): AppError {
  return notAllowed(
    'own_submission',
    '不能核实自己来稿的采用或批示，请由其他人核实。',
    'Nobody decides on an adoption or instruction of their own report.',
  );
}

export function notFromAbove(): AppError {
  return notAllowed(
    'not_from_above',
    '采用应由上级单位核实。',
    'A unit above the sending one decides on what counts for it.',
  );
}

export function ownClaim(): AppError {
  return notAllowed(
    'own_claim',
    '不能核实自己登记的内容，请由其他人核实。',
    'Nobody verifies what they recorded themselves.',
  );
}

/** Facts go from claimed to verified or refused, and from verified to revoked. @throws AppError `…_already_…` */
export function requireState(noun: 'adoption' | 'instruction', state: ProofState, wanted: ProofState): void {
  if (state === wanted) return;
  if (state === 'claimed') {
    throw ruleBroken(
      `${noun}_not_verified`,
      '这条记录还没有核实，不能撤销；不属实的请直接退回。',
      'This record is not verified yet; refuse it if it is not true.',
    );
  }
  const [zh, en] = words[state];
  throw ruleBroken(`${noun}_already_${state}`, `这条记录已${zh}。`, `This record is ${en} already.`);
}

const words: Record<Exclude<ProofState, 'claimed'>, [string, string]> = {
  verified: ['核实', 'verified'],
  refused: ['退回', 'refused'],
  revoked: ['撤销', 'revoked'],
};
