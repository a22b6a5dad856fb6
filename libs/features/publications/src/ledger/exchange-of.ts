import type { FollowUpAnswer, FollowUpQuestion } from '@haojiao/channel-kit';
import type { KeptExchange } from '../persistence/publication-attempt.entity';

/** A question and its answer as they are kept for people. */
export function exchangeOf(question: FollowUpQuestion, answer: FollowUpAnswer): KeptExchange {
  const { kind, timesAsked } = question;
  const about =
    question.kind === 'pending'
      ? { about: question.reference, since: question.pendingSince.toISOString() }
      : { about: question.step, since: question.intentAt.toISOString() };
  return { question: { kind, timesAsked, ...about }, answer: keep(answer) };
}

function keep(answer: FollowUpAnswer): KeptExchange['answer'] {
  const { kind } = answer;
  switch (kind) {
    case 'published':
      return { kind, post: { id: answer.remote.id, url: answer.remote.url } };
    case 'cannot_tell':
    case 'awaiting_hand_off':
      return { kind, reason: answer.reason };
    case 'ask_again':
    case 'awaiting_platform':
      return { kind, askAgainAfterMs: answer.askAgainAfterMs };
    default:
      return { kind };
  }
}
