import type { FormulaDocument, IndexFormula } from '../formula';
import { index } from './inputs';

/** A weighted sum of indices. */
function mixOf(weights: Record<string, string>): FormulaDocument {
  return {
    inputs: Object.keys(weights).map(index),
    constants: [],
    steps: [],
    expression: Object.entries(weights)
      .map(([code, weight]) => `${weight} × ${code}`)
      .join(' + '),
    decimals: 2,
  };
}

const unit = {
  indexCode: 'mcci',
  subject: 'unit',
  platform: null,
  validFrom: null,
  validTo: null,
  organizationId: null,
} as const;

/** 综合传播指数 of the weekly national ranking of unions; other mixes are formulas of one's own. */
export const mcciFormulas: IndexFormula[] = [
  {
    ...unit,
    id: 'mcci/union-2024',
    name: { zh: '综合传播指数 MCCI（工会）', en: 'Combined index MCCI, unions' },
    note: {
      zh: '全国工会新媒体周榜所用；没有的渠道计 0。',
      en: 'Of the weekly national ranking of unions; a channel that is missing counts as 0.',
    },
    document: mixOf({ wci: '0.30', bci: '0.25', dci: '0.25', wvci: '0.20' }),
  },
  {
    ...unit,
    id: 'mcci/enterprise-2024',
    name: { zh: '综合传播指数 MCCI（企业工会）', en: 'Combined index MCCI, enterprise unions' },
    note: {
      zh: '2024 年企业工会榜所用；没有的渠道计 0。',
      en: 'Of the ranking of enterprise unions, 2024; a channel that is missing counts as 0.',
    },
    document: mixOf({ wci: '0.60', wvci: '0.40' }),
  },
];
