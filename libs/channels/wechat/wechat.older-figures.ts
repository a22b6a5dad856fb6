import { ChannelFailure, type AskedPost, type ChannelContext, type ToldFigure } from '@haojiao/channel-kit';
import { DAY_MS, endOfBeijingDate, type Message } from '@haojiao/kernel';
import type { DatacubeClient } from './wechat.datacube';
import { articleOf, isSameArticle } from './wechat.statistics-id';

/** The older call tells seven days from the mass send on. */
const DAYS_TOLD = 7;

export interface OlderFigures {
  figures: Map<string, ToldFigure[]>;
  notes: Message[];
}

/**
 * Times read and shared, by the statistics that are no longer maintained. They know what was sent to followers; what we
 * published without notice is never in them, and what a person posted may be. When they are switched off one day, the
 * newer ones go on without them.
 * @throws ChannelFailure for what passes by itself
 */
export async function olderFigures(
  batch: readonly AskedPost[],
  date: string,
  context: ChannelContext,
  client: DatacubeClient,
): Promise<OlderFigures> {
  const figures = new Map<string, ToldFigure[]>();
  const sent = batch.filter(({ remote }) => remote.extra?.kind !== 'publish');
  const lastDay = endOfBeijingDate(date).getTime() + DAYS_TOLD * DAY_MS;
  // On the day after the last one its figures are out.
  if (sent.length === 0 || context.clock.now().getTime() > lastDay + DAY_MS) return { figures, notes: [] };
  try {
    const articles = await client.articleTotals(date);
    for (const { key, remote } of sent) {
      const article = articles.find((candidate) => isSameArticle(candidate, articleOf(remote)));
      if (!article) continue;
      figures.set(
        key,
        article.days.flatMap((day) =>
          Object.entries(day.counts).map(([metric, words]) => ({
            metric,
            words,
            takenAt: endOfBeijingDate(day.date),
          })),
        ),
      );
    }
    return { figures, notes: [] };
  } catch (error) {
    if (!(error instanceof ChannelFailure) || !isRefusal(error)) throw error;
    context.log.warn('wechat_older_statistics_refused', { platformCode: error.platformCode });
    return { figures, notes: [olderOver] };
  }
}

const olderOver: Message = {
  zh: '微信旧统计接口已不再应答，阅读次数和分享次数请人工填写；人数类数据不受影响。',
  en: 'WeChat’s older statistics answer no more: type in times read and shared. Numbers of people are not concerned.',
};

/** A refusal for good; a code that nobody listed is one as well, as both families know the same codes. */
function isRefusal({ failureClass, code }: ChannelFailure): boolean {
  return failureClass === 'permanent' || code === 'wechat_unknown_code';
}
