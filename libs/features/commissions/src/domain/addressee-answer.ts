/** What one addressed unit has done so far. */
export const answerStates = ['not_yet', 'sent', 'accepted', 'adopted', 'excused'] as const;
export type AnswerState = (typeof answerStates)[number];

/** A report that answers; drafts, withdrawn reports and duplicates answer nothing. */
export interface AnsweringReport {
  state: string;
  sentAt: Date;
}

export interface Answer {
  state: AnswerState;
  /** How many reports are still asked for. */
  missing: number;
  isOverdue: boolean;
}

/**
 * `sent`, `accepted` and `adopted` say what became of the best report, `missing` whether it is enough. An excused unit
 * owes nothing, whatever it sent.
 */
export function judgeAnswer(
  reports: AnsweringReport[],
  wish: { minimum: number; dueAt: Date; isExcused: boolean },
  now: Date,
): Answer {
  if (wish.isExcused) return { state: 'excused', missing: 0, isOverdue: false };
  const missing = Math.max(0, wish.minimum - reports.length);
  return { state: bestOf(reports), missing, isOverdue: missing > 0 && now > wish.dueAt };
}

function bestOf(reports: AnsweringReport[]): AnswerState {
  if (reports.some(({ state }) => state === 'adopted')) return 'adopted';
  if (reports.some(({ state }) => state === 'accepted')) return 'accepted';
  return reports.length > 0 ? 'sent' : 'not_yet';
}
