import { emptyDocument } from './empty-document';
import type { SchemeTemplate } from './scheme-template';

/** A factory (handbook 3.2): paid by a table of levels, double for a lead, more for a long text. */
export const schemeH: SchemeTemplate = {
  code: 'H',
  name: { zh: '按级别付稿酬', en: 'Paid by level' },
  about: {
    zh: '国家级 100 元、省级 50 元、市级 20 元、县区级 10 元；头条加倍，1000 字以上另加 10 元。',
    en: '100, 50, 20 or 10 yuan by level; double for a lead, 10 more above 1000 characters.',
  },
  document: {
    ...emptyDocument,
    uses: [{ points: 1 }],
    pay: {
      basis: 'use',
      fenPerPoint: 0,
      fenPerItem: 0,
      uses: [
        { level: 'national', fen: 10_000 },
        { level: 'province', fen: 5_000 },
        { level: 'city', fen: 2_000 },
        { level: 'county', fen: 1_000 },
      ],
      leadFactor: 2,
      lengthBonus: { aboveCharacters: 1_000, fen: 1_000 },
      receiver: 'first_author',
      requiresPersonalName: true,
    },
  },
};
