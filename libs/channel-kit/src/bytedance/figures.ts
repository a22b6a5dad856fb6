import { DAY_MS, HOUR_MS } from '@haojiao/kernel';
import type { AskedPost, FigureCadence, PostFiguresAnswer, ToldFigure } from '../channel-figures';
import type { ByteDanceWork } from './works';

/** Not published; more than these are never named in one call. */
export const WORKS_A_CALL = 20;

/** Left out of so many answers running, a work is deleted or hidden. */
const MISSING_IS_GONE = 3;

/** Figures are near real time: often while people look at a work, seldom afterwards. */
export const byteDanceCadence: FigureCadence = {
  kind: 'moving',
  steps: [
    { untilAgeMs: DAY_MS, everyMs: HOUR_MS },
    { untilAgeMs: 7 * DAY_MS, everyMs: 6 * HOUR_MS },
    { untilAgeMs: 30 * DAY_MS, everyMs: DAY_MS },
    { untilAgeMs: 365 * DAY_MS, everyMs: 7 * DAY_MS },
  ],
};

/** The platform's counters by our names. */
const metricOf: Readonly<Record<string, string>> = {
  play_count: 'play_count',
  digg_count: 'like_count',
  comment_count: 'comment_count',
  share_count: 'share_count',
  forward_count: 'forward_count',
  download_count: 'download_count',
};

const gone = {
  zh: '平台连续三次没有返回该作品，可能已删除或隐藏；已有数据保留，不再查询。',
  en: 'The platform left this work out three times running: it is deleted or hidden. What is known stays; nobody asks any more.',
};

/** What a batch's works tell. `isTold` leaves out counters that mean nothing in a work's state. */
export function figuresOfWorks(
  batch: readonly AskedPost[],
  works: readonly ByteDanceWork[],
  isThis: (work: ByteDanceWork, post: AskedPost) => boolean,
  isTold: (counter: string, work: ByteDanceWork) => boolean = () => true,
): PostFiguresAnswer {
  const answer: PostFiguresAnswer = { told: [], untold: [], notes: [] };
  for (const post of batch) {
    const work = works.find((candidate) => isThis(candidate, post));
    if (!work)
      answer.untold.push(
        post.timesMissing + 1 >= MISSING_IS_GONE
          ? { key: post.key, why: 'gone', reason: gone }
          : { key: post.key, why: 'missing' },
      );
    else if (Object.keys(work.statistics).length === 0)
      // Newly approved apps may get no counters at all.
      answer.untold.push({ key: post.key, why: 'not_yet' });
    else answer.told.push({ key: post.key, figures: figuresOf(work, isTold) });
  }
  return answer;
}

function figuresOf(
  work: ByteDanceWork,
  isTold: (counter: string, work: ByteDanceWork) => boolean,
): ToldFigure[] {
  return Object.entries(work.statistics).flatMap(([counter, words]) => {
    const metric = metricOf[counter];
    return metric && isTold(counter, work) ? [{ metric, words }] : [];
  });
}
