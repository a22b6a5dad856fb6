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
