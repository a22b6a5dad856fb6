import type { IndexFormula } from '../formula';
import { count } from './inputs';

const weibo = {
  indexCode: 'bci',
  subject: 'account',
  platform: 'weibo',
  validFrom: null,
  validTo: null,
  organizationId: null,
} as const;

const posts = { zh: '发博数', en: 'posts' };
const reposts = { zh: '转发数', en: 'reposts received' };
const comments = { zh: '评论数', en: 'comments received' };
const likes = { zh: '点赞数', en: 'likes received' };
const outer = '(0.20 × W1 + 0.80 × W2) × 160';

/** 微博传播指数. */
export const bciFormulas: IndexFormula[] = [
  {
    ...weibo,
    id: 'bci/9',
    name: { zh: '微博传播指数 BCI V9.0', en: 'Weibo index BCI V9.0' },
    note: {
      zh: '结构与权重有出处；版本号“V9.0”为行业说法。',
      en: 'Structure and weights are published; the label "V9.0" is what the field calls it.',
    },
    document: {
      inputs: [
        count('X1', 'posts', posts),
        count('X2', 'original_posts', { zh: '原创发博数', en: 'original posts' }, { partOf: 'X1' }),
        count('X3', 'forward_count', reposts),
        count('X4', 'comment_count', comments),
        count(
          'X5',
          'original_forward_count',
          { zh: '原创转发数', en: 'reposts of originals' },
          { partOf: 'X3' },
        ),
        count(
          'X6',
          'original_comment_count',
          { zh: '原创评论数', en: 'comments on originals' },
          { partOf: 'X4' },
        ),
        count('X7', 'like_count', likes),
      ],
      constants: [],
      steps: [
        { name: 'W1', expression: '0.30 × ln(X1 + 1) + 0.70 × ln(X2 + 1)' },
        {
          name: 'W2',
          expression:
            '0.20 × ln(X3 + 1) + 0.20 × ln(X4 + 1) + 0.25 × ln(X5 + 1) + 0.25 × ln(X6 + 1) + 0.10 × ln(X7 + 1)',
        },
      ],
      expression: outer,
      decimals: 2,
    },
  },
  {
    ...weibo,
    id: 'bci/9-simple',
    name: { zh: '微博传播指数 BCI 简式', en: 'Weibo index BCI, simple variant' },
    note: {
      zh: '备案的简式，不区分原创；与 BCI V9.0 不可比。',
      en: 'A simplified registered variant without originals; not comparable with bci/9.',
    },
    document: {
      inputs: [
        count('X1', 'posts', posts),
        count('X3', 'forward_count', reposts),
        count('X4', 'comment_count', comments),
        count('X7', 'like_count', likes),
      ],
      constants: [],
      steps: [
        { name: 'W1', expression: 'ln(X1 + 1)' },
        { name: 'W2', expression: '0.4 × ln(X3 + 1) + 0.4 × ln(X4 + 1) + 0.2 × ln(X7 + 1)' },
      ],
      expression: outer,
      decimals: 2,
    },
  },
];
