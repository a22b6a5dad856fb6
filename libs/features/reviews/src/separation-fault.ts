import { notAllowed } from '@haojiao/kernel';
import { brokenConstraint } from '@haojiao/infrastructure/database';
import { alreadyDecided, decidedTwice, ownContent } from './domain/review-transitions';

/** The database has the last word on who may take part in what, and says it by the name of a constraint. */
export async function separationFault<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    switch (brokenConstraint(error)) {
      case 'review_decisions_round':
      case 'review_decisions_current_stage':
      case 'review_corrections_current_stage':
        throw alreadyDecided();
      case 'review_decisions_once':
      case 'review_standing_once':
        throw decidedTwice();
      case 'review_decisions_not_own':
        throw ownContent();
      case 'review_decisions_delegated':
        throw delegationOver();
      default:
        throw error;
    }
  }
}

function delegationOver() {
  return notAllowed(
    'delegation_missing',
    '这项审核委托刚刚失效或被撤销。',
    'The delegation has just ended or was revoked.',
  );
}
