import type { FormulaDocument, FormulaInput, IndexFormula } from '../formula';
import { count, days, overAllLeadAndBest } from './inputs';

const reads = overAllLeadAndBest('R', 'read_count', { zh: '阅读数', en: 'reads' });
const wows = overAllLeadAndBest('Z', 'wow_count', {
  zh: '在看数（2019 年前为点赞数）',
  en: '"wow" marks (likes before 2019)',
});
const likes = overAllLeadAndBest('L', 'like_count', { zh: '点赞数', en: 'likes' });
const forwards = overAllLeadAndBest('E', 'forward_count', { zh: '转发数', en: 'forwards' });
const articles = count('n', 'posts', { zh: '文章数', en: 'articles' });
const leadArticles = count(
  'nt',
  'posts',
  { zh: '头条文章数', en: 'lead articles' },
  { over: 'lead', partOf: 'n' },
);

/** A sum of logarithms over one reach: `terms` are letter, weight and factor; `by` is what figures are divided by. */
function logarithms(
  terms: readonly (readonly [string, string, string])[],
  suffix: string,
  by: string,
): string {
  return terms
    .map(([letter, weight, factor]) => {
      const divided = by === '' ? `${letter}${suffix}` : `${letter}${suffix} ÷ ${by}`;
      return `${weight} × ln(${factor === '1' ? '' : `${factor} × `}${divided} + 1)`;
    })
    .join(' + ');
}

interface Shape {
  terms: readonly (readonly [string, string, string])[];
  inputs: FormulaInput[];
  inner: string;
  result: string;
  /** What the figures of lead articles are divided by. */
  leadBy?: string;
}

function documentOf({ terms, inputs, inner, result, leadBy = 'd' }: Shape): FormulaDocument {
  return {
    inputs: [days, articles, ...(leadBy === 'nt' ? [leadArticles] : []), ...inputs],
    constants: [],
    steps: [
      { name: 'O', expression: logarithms(terms, '', 'd') },
      { name: 'A', expression: logarithms(terms, '', 'n') },
      { name: 'H', expression: logarithms(terms, 't', leadBy) },
      { name: 'P', expression: logarithms(terms, 'max', '') },
      { name: 'inner', expression: inner },
    ],
    expression: result,
    decimals: 2,
  };
}

const wechat = {
  indexCode: 'wci',
  subject: 'account',
  platform: 'wechat',
  validTo: null,
  organizationId: null,
} as const;

const v13 = {
  terms: [
    ['R', '0.85', '1'],
    ['Z', '0.15', '10'],
  ],
  inputs: [...reads, ...wows],
  inner: '0.30 × O + 0.30 × A + 0.30 × H + 0.10 × P',
  result: 'inner × inner × 10',
} as const;

const v14 = {
  inner: '0.6 × O + 0.2 × A + 0.1 × H + 0.1 × P',
  result: 'inner × inner × 1.2 × 10',
} as const;

/** 微信传播指数 as its publisher (清博指数) printed it, and as it is widely implemented. */
export const wciFormulas: IndexFormula[] = [
  {
    ...wechat,
    id: 'wci/13',
    name: { zh: '微信传播指数 WCI V13.0', en: 'WeChat index WCI V13.0' },
    note: {
      zh: '2017-07-01 起用于榜单。头条项按天平均；另有说法按头条篇数平均，见“头条按篇平均”。',
      en: 'Used for lists since 2017-07-01. Lead figures are per day; one description has them per lead article, see wci/13-per-lead.',
    },
    validFrom: '2017-07-01',
    document: documentOf({ ...v13, inputs: [...v13.inputs] }),
  },
  {
    ...wechat,
    id: 'wci/13-per-lead',
    name: { zh: '微信传播指数 WCI V13.0（头条按篇平均）', en: 'WeChat index WCI V13.0, per lead article' },
    note: {
      zh: '与 WCI V13.0 相同，但头条项除以头条篇数；出处有分歧。',
      en: 'As wci/13, but lead figures are divided by the number of lead articles; sources differ.',
    },
    validFrom: '2017-07-01',
    document: documentOf({ ...v13, inputs: [...v13.inputs], leadBy: 'nt' }),
  },
  {
    ...wechat,
    id: 'wci/14.2',
    name: { zh: '微信传播指数 WCI V14.2', en: 'WeChat index WCI V14.2' },
    note: {
      zh: '发布方页面所载，含转发数；转发数只有账号管理者看得到。',
      en: "By the publisher's page, with forwards; only those who run the account see forwards.",
    },
    validFrom: null,
    document: documentOf({
      ...v14,
      terms: [
        ['R', '0.70', '1'],
        ['Z', '0.09', '10'],
        ['L', '0.06', '10'],
        ['E', '0.15', '10'],
      ],
      inputs: [...reads, ...wows, ...likes, ...forwards],
    }),
  },
  {
    ...wechat,
    id: 'wci/14.2-without-forwards',
    name: { zh: '微信传播指数 WCI V14.2（不含转发）', en: 'WeChat index WCI V14.2 without forwards' },
    note: {
      zh: '常见实现，同样标为 14.2，但不含转发数；与 wci/14.2 不可比。',
      en: 'Widely implemented under the same label, without forwards; not comparable with wci/14.2.',
    },
    validFrom: null,
    document: documentOf({
      ...v14,
      terms: [
        ['R', '0.85', '1'],
        ['Z', '0.09', '10'],
        ['L', '0.06', '10'],
      ],
      inputs: [...reads, ...wows, ...likes],
    }),
  },
];
