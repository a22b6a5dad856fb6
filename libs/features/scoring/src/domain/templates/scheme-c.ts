import { emptyDocument } from './empty-document';
import type { SchemeTemplate } from './scheme-template';

/** A provincial department (handbook 3.2, scheme C): the best use alone, with penalties. */
export const schemeC: SchemeTemplate = {
  code: 'C',
  name: { zh: '同稿取最高，失实扣分', en: 'The best use counts, untruth costs' },
  about: {
    zh: '同一稿件只计最高分；未采用但符合要求的计 5 分；失实扣 30 分并取消评优，约稿未报扣 10 分。',
    en: 'Only the best use counts; 5 points for what meets the requirements; a false report costs 30 and honours.',
  },
  document: {
    ...emptyDocument,
    outlets: [
      {
        code: 'own_bulletin',
        name: '本级信息简报',
        aliases: ['本厅简报'],
        level: null,
        medium: 'internal_bulletin',
      },
      {
        code: 'joint_bulletin',
        name: '省级综合信息',
        aliases: ['联合简报'],
        level: 'province',
        medium: 'internal_bulletin',
      },
      {
        code: 'leaders_direct',
        name: '直报省领导',
        aliases: [],
        level: 'province',
        medium: 'internal_bulletin',
      },
    ],
    uses: [
      { outlet: 'own_bulletin', points: 10 },
      { outlet: 'joint_bulletin', points: 40 },
      { outlet: 'leaders_direct', points: 20 },
      { outlet: 'leaders_direct', stage: 'sent_up', points: 20 },
      { level: 'unit', points: 10 },
      { level: 'province', points: 30 },
    ],
    meetsRequirements: 5,
    instructions: [
      { level: 'province', points: 10 },
      { level: 'unit', points: 5 },
    ],
    duplicatePolicy: 'max',
    penalties: {
      ...emptyDocument.penalties,
      missedCommission: 10,
      recorded: [{ code: 'false_report', name: '失实', points: 30, losesHonours: true }],
    },
  },
};
