import { emptyDocument } from './empty-document';
import type { SchemeTemplate } from './scheme-template';

/** A city government (handbook 3.2, scheme B): stages of each level, leaders' instructions, everything adds up. */
export const schemeB: SchemeTemplate = {
  code: 'B',
  name: { zh: '分阶段累计，批示加分', en: 'Stages add up, instructions give a bonus' },
  about: {
    zh: '上报、入选、采用逐级计分并累计；领导批示另加分，调研类加倍。',
    en: 'Sent up, selected and adopted count at each level; instructions are added, more for research.',
  },
  document: {
    ...emptyDocument,
    outlets: [
      {
        code: 'province_bulletin',
        name: '省级信息摘报',
        aliases: [],
        level: 'province',
        medium: 'internal_bulletin',
      },
      {
        code: 'province_special',
        name: '省级信息专报',
        aliases: [],
        level: 'province',
        medium: 'internal_bulletin',
      },
      {
        code: 'province_daily',
        name: '省级每日要情',
        aliases: [],
        level: 'province',
        medium: 'internal_bulletin',
      },
      {
        code: 'province_web_digest',
        name: '省级网络摘编',
        aliases: [],
        level: 'province',
        medium: 'internal_bulletin',
      },
    ],
    uses: [
      { level: 'city', categories: ['research'], points: 20 },
      { level: 'city', extent: 'brief', points: 1 },
      { level: 'city', points: 3 },
      { level: 'unit', categories: ['research'], points: 20 },
      { level: 'unit', extent: 'brief', points: 1 },
      { level: 'unit', points: 3 },
      { level: 'province', stage: 'sent_up', points: 2 },
      { outlet: 'province_web_digest', points: 5 },
      { outlet: 'province_daily', points: 20 },
      { outlet: 'province_special', points: 30 },
      { level: 'province', points: 10 },
      { level: 'national', stage: 'selected', points: 10 },
      { level: 'national', points: 50 },
    ],
    instructions: [
      { level: 'city', categories: ['research'], points: 10 },
      { level: 'city', points: 5 },
      { level: 'province', points: 50 },
      { level: 'national', points: 100 },
    ],
  },
};
