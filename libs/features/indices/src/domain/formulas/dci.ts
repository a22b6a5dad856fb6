import type { FormulaDocument, IndexFormula } from '../formula';
import { count } from './inputs';

/** The open point: copies of the formula disagree on which weight new followers have (`a`), and which all (`b`). */
function documentWith(a: number, b: number): FormulaDocument {
  return {
    inputs: [
      count('X1', 'posts', { zh: '新增作品数', en: 'new works' }),
      count('X2', 'like_count', { zh: '点赞数', en: 'likes' }),
      count('X3', 'comment_count', { zh: '评论数', en: 'comments' }),
      count('X4', 'share_count', { zh: '分享数', en: 'shares' }),
      count(
        'X5',
        'new_followers',
        { zh: '新增粉丝数（负数计 0）', en: 'new followers (fewer than none count as none)' },
        { kind: 'change', atLeast: 0 },
      ),
      count('X6', 'followers', { zh: '粉丝总数', en: 'followers at the end' }, { kind: 'stock' }),
    ],
    constants: [
      { name: 'a', value: a },
      { name: 'b', value: b },
    ],
    steps: [
      { name: 'releases', expression: 'ln(X1 + 1)' },
      { name: 'reactions', expression: '0.17 × ln(X2 + 1) + 0.37 × ln(X3 + 1) + 0.46 × ln(X4 + 1)' },
      { name: 'audience', expression: 'a × ln(X5 + 1) + b × ln(X6 + 1)' },
    ],
    expression: '(0.10 × releases + 0.76 × reactions + 0.14 × audience) × 100',
    decimals: 2,
  };
}

const douyin = {
  indexCode: 'dci',
  subject: 'account',
  platform: 'douyin',
  validFrom: null,
  validTo: null,
  organizationId: null,
} as const;

/** 抖音传播指数. */
export const dciFormulas: IndexFormula[] = [
  {
    ...douyin,
    id: 'dci/1',
    name: { zh: '抖音传播指数 DCI V1', en: 'Douyin index DCI V1' },
    note: {
      zh: '新增粉丝与粉丝总数的权重（a、b）出处不一，此处 a = 0.89、b = 0.11；对调见“DCI V1（a、b 对调）”，其他取值可自建公式。',
      en: 'Copies differ on the weights of new and all followers (a, b); here a = 0.89, b = 0.11. Swapped: dci/1-swapped; others: a formula of your own.',
    },
    document: documentWith(0.89, 0.11),
  },
  {
    ...douyin,
    id: 'dci/1-swapped',
    name: { zh: '抖音传播指数 DCI V1（a、b 对调）', en: 'Douyin index DCI V1, a and b swapped' },
    note: {
      zh: '另一出处：a = 0.11、b = 0.89；与 DCI V1 不可比。',
      en: 'By the other copy: a = 0.11, b = 0.89; not comparable with dci/1.',
    },
    document: documentWith(0.11, 0.89),
  },
];
