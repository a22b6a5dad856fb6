import type { Message } from '@haojiao/kernel';

export const inspectionRules = [
  'account_stale',
  'home_stale',
  'column_stale',
  'column_empty',
  'stale_columns',
  'empty_columns',
  'missing_times',
  'footer_numbers',
  'broken_links',
] as const;
export type InspectionRule = (typeof inspectionRules)[number];

export type SubjectKind = 'account' | 'column' | 'site';

/** What each rule is about. */
export const subjectOfRule: Record<InspectionRule, SubjectKind> = {
  account_stale: 'account',
  home_stale: 'site',
  column_stale: 'column',
  column_empty: 'column',
  stale_columns: 'site',
  empty_columns: 'site',
  missing_times: 'site',
  footer_numbers: 'site',
  broken_links: 'site',
};

/** `warn`: not yet. `stale`: the rule is broken. `unknown`: nothing is known that it could be judged by. */
export const inspectionStates = ['stale', 'warn', 'unknown', 'exempt', 'ok'] as const;
export type InspectionState = (typeof inspectionStates)[number];

/** A veto item from this many columns of one site on. */
export const MOST_COLUMNS = 5;

const indicators: Message = {
  zh: '《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号），群团组织参照；期限按本单位设置',
  en: 'Indicators of inspection of government sites and new media (2019, No. 19), by analogy; days as the unit has set them',
};
const provinces: Message = {
  zh: '同上；“五个”见于省级通报',
  en: 'The same; the count of five is that of provincial bulletins',
};

export const ruleWords: Record<InspectionRule, { words: Message; source: Message }> = {
  account_stale: {
    words: { zh: '账号应在期限内更新', en: 'An account is updated within the limit' },
    source: indicators,
  },
  home_stale: {
    words: { zh: '网站首页应在期限内更新', en: 'The home page is updated within the limit' },
    source: indicators,
  },
  column_stale: {
    words: {
      zh: '动态类栏目应在两周内、通知政策类栏目应在六个月内更新',
      en: 'Columns of news are updated within two weeks, those of notices and policies within six months',
    },
    source: indicators,
  },
  column_empty: { words: { zh: '栏目不应空白', en: 'No column is empty' }, source: indicators },
  stale_columns: {
    words: {
      zh: '一个网站不应有五个及以上栏目未按期更新',
      en: 'Fewer than five columns of a site are stale',
    },
    source: provinces,
  },
  empty_columns: {
    words: { zh: '一个网站不应有五个及以上空白栏目', en: 'Fewer than five columns of a site are empty' },
    source: provinces,
  },
  missing_times: {
    words: {
      zh: '页面应有发布时间，没有的视为未更新',
      en: 'Pages have a published time; one without counts as not updated',
    },
    source: { zh: '检查工具的做法', en: 'As tools of inspection have it' },
  },
  footer_numbers: {
    words: { zh: '页脚应有 ICP 备案号和公安备案号', en: 'The footer has both filing numbers' },
    source: {
      zh: '《互联网信息服务管理办法》和公安机关备案要求',
      en: 'Measures on internet information services, and filing with the police',
    },
  },
  broken_links: {
    words: { zh: '页面不应有失效链接', en: 'No page has broken links' },
    source: { zh: '以已做的链接检查为准', en: 'By the checks of links that were made' },
  },
};

/** What inspections ask for and nobody here can tell. */
export const notKnown: { rule: string; words: Message }[] = [
  {
    rule: 'unanswered_questions',
    words: {
      zh: '本系统没有网民留言数据，无法得知是否有超过五个工作日未答复的留言。',
      en: 'Questions of visitors are not kept here: whether some wait longer than five working days is not known.',
    },
  },
];
