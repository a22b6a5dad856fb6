import type { IndexFormula } from '../formula';

const note = {
  zh: '公式未公开：只能导入发布方公布的数值，或由管理员自建公式。',
  en: 'The formula is not public: import what its publisher prints, or let an administrator define one.',
};
const open = { note, subject: 'account', validFrom: null, validTo: null } as const;

/** Indices whose formulas nobody could confirm. */
export const publishedOnlyFormulas: IndexFormula[] = [
  {
    ...open,
    id: 'tgi/published',
    indexCode: 'tgi',
    name: { zh: '头条传播指数 TGI（发布值）', en: 'Toutiao index TGI, as published' },
    platform: 'toutiao',
    document: null,
    organizationId: null,
  },
  {
    ...open,
    id: 'wvci/published',
    indexCode: 'wvci',
    name: { zh: '视频号传播指数 WVCI（发布值）', en: 'WeChat video-account index WVCI, as published' },
    platform: null,
    document: null,
    organizationId: null,
  },
];
