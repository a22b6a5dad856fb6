import type { QuotaRule } from '../scheme-document';
import { emptyDocument } from './empty-document';
import type { SchemeTemplate } from './scheme-template';

/** A county government (handbook 3.2): base points for what a class of units owes, and for every use. */
export const schemeD: SchemeTemplate = {
  code: 'D',
  name: { zh: '月度基础分，分类定任务', en: 'Base points a month, quotas by class' },
  about: {
    zh: '每月完成任务计基础分 10 分，全年最高 120 分；任务按单位类别确定；县、市级采用另计。',
    en: '10 points for each month in which the quota was met, 120 a year at most; quotas differ by class.',
  },
  document: {
    ...emptyDocument,
    outlets: [
      { code: 'county_special', name: '县级专报', aliases: [], level: 'county', medium: 'internal_bulletin' },
      { code: 'city_special', name: '市级专报', aliases: [], level: 'city', medium: 'internal_bulletin' },
    ],
    uses: [
      { outlet: 'county_special', points: 30 },
      { level: 'county', extent: 'brief', points: 5 },
      { level: 'county', points: 10 },
      { outlet: 'city_special', points: 80 },
      { level: 'city', extent: 'brief', points: 20 },
      { level: 'city', points: 50 },
    ],
    unitClasses: [
      { unitClass: 'towns', base: monthlyBase(), quotas: [news(8), longPiece()] },
      { unitClass: 'voluntary', base: monthlyBase(), quotas: [news(2)] },
    ],
  },
};

function monthlyBase() {
  return { points: 10, per: 'month', requiresQuotas: true, maxPerYear: 120 } as const;
}

function news(minimum: number): QuotaRule {
  return {
    code: 'monthly',
    name: '每月信息',
    per: 'month',
    counts: 'submitted',
    minimum,
    penaltyPerMissing: 0,
  };
}

function longPiece(): QuotaRule {
  return {
    code: 'long_piece',
    name: '每季调研',
    per: 'quarter',
    counts: 'submitted',
    minimum: 1,
    categories: ['research'],
    penaltyPerMissing: 0,
  };
}
