import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';
import type { InputFault, Shape } from '@/api-client';

/** What the form holds. */
export interface Pasted {
  readonly text: string;
  readonly title: string;
  readonly publisher: string;
  readonly formula?: string;
  readonly days: readonly [Dayjs, Dayjs];
  readonly sourceUrl?: string;
  readonly acceptFaults?: boolean;
  /** Of a correction. */
  readonly reason?: string;
}

type Kept = Shape<'LeaderboardResponse'>;

export const draftOf = (board: Kept): Partial<Pasted> => ({
  text: board.text,
  title: board.title,
  publisher: board.publisher,
  formula: board.formula ?? undefined,
  days: [dayjs(board.periodFrom), dayjs(board.periodTo)],
  sourceUrl: board.sourceUrl ?? undefined,
});

const periodOf = (days: Pasted['days']) => ({
  from: days[0].format('YYYY-MM-DD'),
  to: days[1].format('YYYY-MM-DD'),
});

export function bodyOfNew(pasted: Pasted): Omit<Shape<'RecordLeaderboardRequest'>, 'organizationId'> {
  const { text, title, publisher, formula, days, sourceUrl, acceptFaults } = pasted;
  return {
    ...{ text, title, publisher, period: periodOf(days) },
    ...(formula && { formula }),
    ...(sourceUrl && { sourceUrl }),
    ...(acceptFaults && { acceptFaults }),
  };
}

/** The text goes along only where it was changed: what was accepted in it once stays so. */
export function bodyOfCorrection(
  { days, formula, sourceUrl, reason = '', text, acceptFaults, title, publisher }: Pasted,
  old: Pick<Kept, 'text'>,
): Shape<'CorrectLeaderboardRequest'> {
  return {
    ...{ reason, title, publisher, period: periodOf(days) },
    ...{ formula: formula || null, sourceUrl: sourceUrl || null },
    ...(text !== old.text && { text, ...(acceptFaults && { acceptFaults }) }),
  };
}

/** The days stand in one field. */
export const faultsOfBoard = (faults: readonly InputFault[]): InputFault[] =>
  faults.map((fault) => (fault.path.startsWith('period') ? { ...fault, path: 'days' } : fault));
