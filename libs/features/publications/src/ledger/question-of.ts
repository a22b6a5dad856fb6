import type { FollowUpQuestion } from '@haojiao/channel-kit';
import type { PublicationEntity } from '../persistence/publication.entity';
import { WITHDRAW_PREFIX } from './step-ledger';

/** What the platform has to be asked before anything else is done; null when nothing is open. */
export function questionOf(publication: PublicationEntity): FollowUpQuestion | null {
  const { timesAsked } = publication;
  if (publication.lostStep && publication.lostIntentAt) {
    return {
      kind: 'lost_answer',
      // Adapters know their steps by the names that they gave them.
      step: publication.lostStep.startsWith(WITHDRAW_PREFIX)
        ? publication.lostStep.slice(WITHDRAW_PREFIX.length)
        : publication.lostStep,
      intentAt: publication.lostIntentAt,
      timesAsked,
    };
  }
  if (publication.state === 'awaiting_platform' && publication.pendingReference) {
    const pendingSince = publication.pendingSince ?? publication.updatedAt;
    return { kind: 'pending', reference: publication.pendingReference, timesAsked, pendingSince };
  }
  return null;
}

/** The same decision where the row is taken: what kind of turn comes next. `questionOf` answers what to ask in it. */
export const turnKindSql = `CASE
  WHEN lost_step IS NOT NULL AND lost_intent_at IS NOT NULL THEN 'follow_up'
  WHEN state = 'awaiting_platform' AND pending_reference IS NOT NULL THEN 'follow_up'
  WHEN state = 'withdrawing' THEN 'withdraw'
  ELSE 'publish' END`;
