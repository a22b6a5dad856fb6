import { emptyDocument } from './empty-document';
import type { SchemeTemplate } from './scheme-template';

/** A district office (handbook 3.2): counted by quarter, with base points and penalties. */
export const schemeE: SchemeTemplate = {
  code: 'E',
  name: { zh: '季度基础分，多项扣分', en: 'Base points a quarter, several penalties' },
  about: {
    zh: '每季基础分 6 分；区、市、省采用分别计分，理论文章加倍；迟报、缺报、采用率低、差错扣分。',
    en: '6 points a quarter; uses by level, more for theory; late, missing, rarely used and faulty reports cost.',
  },
  document: {
    ...emptyDocument,
    uses: [
      { level: 'county', categories: ['research'], points: 20 },
      { level: 'county', points: 10 },
      { level: 'city', categories: ['research'], points: 30 },
      { level: 'city', points: 15 },
      { level: 'province', categories: ['research'], points: 50 },
      { level: 'province', points: 30 },
    ],
    instructions: [
      { level: 'county', points: 10 },
      { level: 'city', points: 20 },
      { level: 'province', points: 40 },
    ],
    unitClasses: [
      {
        unitClass: '*',
        base: { points: 6, per: 'quarter', requiresQuotas: false, maxPerYear: null },
        quotas: [
          {
            code: 'monthly',
            name: '每月信息',
            per: 'month',
            counts: 'submitted',
            minimum: 1,
            penaltyPerMissing: 1,
          },
        ],
      },
    ],
    penalties: {
      late: 1,
      missedCommission: 0,
      lowAdoptionRate: { below: 30, points: 1 },
      recorded: [{ code: 'error_noted_by_above', name: '上级指出差错', points: 2, losesHonours: false }],
    },
  },
};
