import { beijingTime } from '@haojiao/kernel';
import { endOfLocalDay, figureMetrics, localInstant, periodFaults } from '@haojiao/features/platform-figures';
import type { FigureDraft, FigureSubject } from '@haojiao/features/platform-figures';
import type { AccountPost } from './account-posts';
import { lineNote } from './domain/line-note';
import type { LineNote } from './domain/line-note';
import type { JudgedLine, LinePlace, ReadFigure } from './judge-line';

/** When and for whom a table is read. */
export interface ImportMoment {
  account: FigureSubject;
  /** Of figures whose line has no time. */
  takenAt: Date;
  now: Date;
  /** The day that runs now where the account is. */
  today: string;
}

export interface PlacedFigure {
  figure: ReadFigure;
  draft: FigureDraft;
}

/**
 * Gives every figure of a line its subject and its time. Of a post: for the days of the line, else as it stood at the
 * line's moment, else at the import's. Of an account: followers at the end of the days, all else for the days.
 */
export function placeFigures(
  { place, figures }: Pick<JudgedLine, 'place' | 'figures'>,
  post: AccountPost | null,
  moment: ImportMoment,
): { placed: PlacedFigure[]; faults: LineNote[]; warnings: LineNote[] } {
  const warnings: LineNote[] = [];
  const hasDays = !post && figures.some(({ metric }) => figureMetrics[metric].kind !== 'stock');
  const faults = timeFaults(place, post, moment, hasDays);
  const placed = figures.flatMap((figure) => {
    const isStock = figureMetrics[figure.metric].kind === 'stock';
    if (post && isStock) {
      warnings.push(
        lineNote(
          figure.column,
          'metric_of_another_kind',
          '粉丝数是账号的数字，不记在单篇上，已略过。',
          'Followers are of the account, not of a post; left out.',
        ),
      );
      return [];
    }
    const at = timeOf(place, post !== null || isStock, post !== null, moment);
    return at ? [{ figure, draft: draftOf(figure, post, at, moment) }] : [];
  });
  return { placed, faults, warnings };
}

function timeOf(
  { period, moment, batch }: LinePlace,
  mayStand: boolean,
  isOfPost: boolean,
  { account, takenAt }: ImportMoment,
): FigureDraft['at'] | null {
  if (period && (isOfPost || !mayStand)) return { ...period, batch };
  if (!mayStand) return moment && { fromDay: moment.day, toDay: moment.day, batch: '' };
  if (period) return { takenAt: endOfLocalDay(period.toDay, account.timeZone) };
  return { takenAt: moment ? instantOf(moment, account.timeZone) : takenAt };
}

/** A day without a time stands for its end. */
function instantOf({ day, time }: NonNullable<LinePlace['moment']>, timeZone: string): Date {
  return time === null ? endOfLocalDay(day, timeZone) : localInstant(day, time, timeZone);
}

function timeFaults(
  place: LinePlace,
  post: AccountPost | null,
  { account, takenAt, now, today }: ImportMoment,
  hasDays: boolean,
): LineNote[] {
  const { timeZone } = account;
  const day = hasDays && place.moment ? { fromDay: place.moment.day, toDay: place.moment.day } : null;
  const days = place.period ?? day;
  if (days) {
    const bounds = { today, publishedOn: post?.publishedOn ?? null };
    return periodFaults(days, bounds, '').map(({ code, message }) => ({ column: null, code, message }));
  }
  const at = place.moment ? instantOf(place.moment, timeZone) : takenAt;
  if (at > now) {
    const isToday = place.moment?.day === today;
    return [
      lineNote(
        null,
        'in_the_future',
        isToday ? '这一天还没有过完，请写明取数的时间。' : '取数时间还没有到。',
        isToday ? 'The day is not over; write the time of day.' : 'The figure was read in the future.',
      ),
    ];
  }
  if (post && at < post.publishedAt) {
    return [
      lineNote(
        null,
        'before_publication',
        `取数时间早于发布时间（${beijingTime(post.publishedAt)}）。`,
        `The figure was read before the post went out (${beijingTime(post.publishedAt)}, Beijing time).`,
      ),
    ];
  }
  return [];
}

function draftOf(
  { metric, words, value, precision }: ReadFigure,
  post: AccountPost | null,
  at: FigureDraft['at'],
  { account: { channelAccountId, platform } }: ImportMoment,
): FigureDraft {
  const subject = { channelAccountId, publicationId: post?.id ?? null, platform };
  return { subject, metric, words, value, precision, at };
}
