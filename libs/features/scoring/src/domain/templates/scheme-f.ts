import { emptyDocument } from './empty-document';
import type { SchemeTemplate } from './scheme-template';

/** A university's union (handbook 3.2): two reports a month, and uses by length. */
export const schemeF: SchemeTemplate = {
  code: 'F',
  name: { zh: '每月两篇，按篇幅计分', en: 'Two a month, uses by length' },
  about: {
    zh: '每月报送不少于两篇计 5 分，不足不计；校工会采用 5 分，校级简报 10 分，国家级刊物按篇幅 15、20、30 分。',
    en: '5 points for two reports a month; 5 and 10 for uses in the house, 15, 20 or 30 by length nationally.',
  },
  document: {
    ...emptyDocument,
    outlets: [
      { code: 'school_bulletin', name: '校级简报', aliases: [], level: null, medium: 'internal_bulletin' },
    ],
    uses: [
      { outlet: 'school_bulletin', points: 10 },
      { level: 'unit', points: 5 },
      { level: 'national', minCharacters: 3_000, points: 30 },
      { level: 'national', minCharacters: 1_500, points: 20 },
      { level: 'national', points: 15 },
    ],
    unitClasses: [
      {
        unitClass: '*',
        base: { points: 5, per: 'month', requiresQuotas: true, maxPerYear: null },
        quotas: [
          {
            code: 'monthly',
            name: '每月两篇',
            per: 'month',
            counts: 'submitted',
            minimum: 2,
            penaltyPerMissing: 0,
          },
        ],
      },
    ],
  },
};
