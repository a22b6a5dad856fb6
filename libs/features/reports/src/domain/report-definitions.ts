import type { Message } from '@haojiao/kernel';

/** What a figure of a report means that has no rule of counting or platform behind it. Never changed: a new meaning is a new id. */
export interface ReportDefinition {
  id: string;
  words: Message;
}

export const reportDefinitions = {
  items: {
    id: 'report.items.v1',
    words: {
      zh: '期内首次发布的稿件，一稿多发只计一篇，后来撤稿的照计；栏目和单位按首次发布时所在计。',
      en: 'Items that first went out in the period, each once, also those withdrawn since; by where they stood then.',
    },
  },
  posts: {
    id: 'report.posts.v1',
    words: {
      zh: '期内在各渠道发出的条数，同一稿件在几个渠道发出各计一条；后来撤稿的照计。',
      en: 'Posts that went out in the period, one for each channel account; also those withdrawn since.',
    },
  },
  reviews: {
    id: 'report.reviews.v1',
    words: {
      zh: '期内结束的审核，按结果：通过、退改、退稿；中途撤回的不计。占比为与三者之和之比。',
      en: 'Reviews closed in the period: approved, returned, rejected; recalled ones are left out. Shares are of all three.',
    },
  },
  submissions: {
    id: 'report.submissions.v1',
    words: {
      zh: '报送：期内发出的来稿，草稿、撤回和重复的不计。采用：首次经核实的采用在期内的来稿，一稿多用只计一篇。',
      en: 'Reports sent in the period, without drafts, withdrawn and duplicate ones; adopted: first verified use in it.',
    },
  },
  topItems: {
    id: 'report.top_items.v1',
    words: {
      zh: '期内本站浏览量最高的稿件，不论何时发布；按期内统计天数最多的口径排列，只覆盖该口径统计的日期。',
      en: 'Items with the most views on the own site in the period, whenever they went out; by the rule that counted on most days of it, and on those days alone.',
    },
  },
} as const satisfies Record<string, ReportDefinition>;
