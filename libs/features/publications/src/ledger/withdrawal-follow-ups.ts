import { Inject, Injectable } from '@nestjs/common';
import type { FollowUpAnswer } from '@haojiao/channel-kit';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { MAX_ATTEMPTS } from '../domain/failure-policy';
import { withdrawOutcomeUnknown } from './failures';
import { Outcomes } from './outcomes';
import { closeSteps } from './step-ledger';
import type { Settle } from './turn';

/** What the answers mean when the lost call was a withdrawal. */
@Injectable()
export class WithdrawalFollowUps {
  constructor(
    private readonly outcomes: Outcomes,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onAnswer(answer: Exclude<FollowUpAnswer, { kind: 'failed' }>): Settle {
    switch (answer.kind) {
      // The step may be run again, or the post is still there: either way it is taken down once more. That does no
      // harm, and nothing has to settle first: a deletion that still arrives only finds its work done.
      case 'not_there':
      case 'published':
      case 'listed':
        return this.again;
      case 'ask_again':
      case 'awaiting_platform':
        return (manager, current) =>
          this.outcomes.askLater(
            manager,
            current,
            new Date(this.clock.now().getTime() + answer.askAgainAfterMs),
          );
      case 'cannot_tell':
      case 'awaiting_hand_off':
        return (manager, current) =>
          this.outcomes.needsAttention(manager, current, withdrawOutcomeUnknown(answer.reason));
    }
  }

  private readonly again: Settle = async (manager, current) => {
    const attempts = current.attempts + 1;
    await closeSteps(manager, current.id, 'voided', this.clock.now(), [current.lostStep!]);
    if (attempts >= MAX_ATTEMPTS) {
      return this.outcomes.needsAttention(manager, current, withdrawOutcomeUnknown());
    }
    await this.outcomes.move(manager, current, 'withdrawing', {
      lostStep: null,
      lostIntentAt: null,
      timesAsked: 0,
      attempts,
      nextRunAt: this.clock.now(),
      note: { zh: '正在重新撤稿。', en: 'It is taken down once more.' },
    });
  };
}
