import type { Message } from '@haojiao/kernel';
import type { RankingMeasure } from './ranking';

/** Why figures of the period before can't be put beside these, or null. */
export function sameMeasure(now: RankingMeasure, before: RankingMeasure): Message | null {
  if (now.schemeVersionIds.join() !== before.schemeVersionIds.join()) {
    return {
      zh: '上一周期按另一版计分方案计算，不能比较名次。',
      en: 'The period before is scored by another version of the scheme; ranks are not comparable.',
    };
  }
  return null;
}
