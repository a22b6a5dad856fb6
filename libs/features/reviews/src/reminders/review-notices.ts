import { beijingTime, truncateGraphemes } from '@haojiao/kernel';
import type { Message } from '@haojiao/kernel';
import type { NewNotice } from '@haojiao/features/notices';
import type { FlowStage } from '../domain/review-flow';
import type { Outcome } from '../domain/review-transitions';
import { stageName } from '../domain/stage-name';

/** Kinds that ask somebody to act: over as soon as the stage is. */
export const waitingKinds = ['review.waiting', 'review.due_soon', 'review.overdue', 'review.assigned'];

/** How much of an opinion stands in a notice, in characters. */
const MAX_OPINION = 300;

/** A stage of the review of an item, as people are told about it. */
export interface StageInWords {
  reviewId: string;
  organizationId: string;
  title: string;
  /** The flow of the review: a stage is called by its place in it. */
  stages: FlowStage[];
  stageKey: string;
}

type Words = Pick<NewNotice, 'kind' | 'severity' | 'title' | 'body'>;

/** A notice on a review for one person, who sees it only while they may do `action` with the item. */
export function noticeTo(
  userId: string,
  stage: Pick<StageInWords, 'reviewId' | 'organizationId'>,
  action: NewNotice['action'],
  words: Words,
  dedupeKey: string,
): NewNotice {
  return {
    ...words,
    userId,
    organizationId: stage.organizationId,
    action,
    objectType: 'review',
    objectId: stage.reviewId,
    dedupeKey,
  };
}

export function waitingWords(stage: StageInWords, due: Date | null): Words {
  const name = stageName(stage.stages, stage.stageKey);
  return {
    kind: 'review.waiting',
    severity: 'info',
    title: titleOf(stage, { zh: `等待${name.zh}`, en: `waits for the ${name.en}` }),
    body: {
      zh: `请打开稿件审阅并作出决定${due ? `，时限：${beijingTime(due)}` : ''}。`,
      en: `Open the item and decide${due ? ` by ${due.toISOString()}` : ''}.`,
    },
  };
}

export function dueSoonWords(stage: StageInWords, due: Date): Words {
  const name = stageName(stage.stages, stage.stageKey);
  return {
    kind: 'review.due_soon',
    severity: 'warning',
    title: titleOf(stage, { zh: `的${name.zh}即将到期`, en: `is soon due: ${name.en}` }),
    body: {
      zh: `请在 ${beijingTime(due)} 前作出决定；不能处理请尽快分派给他人。`,
      en: `Decide by ${due.toISOString()}, or have it assigned to somebody else.`,
    },
  };
}

export function overdueWords(stage: StageInWords, due: Date): Words {
  const name = stageName(stage.stages, stage.stageKey);
  return {
    kind: 'review.overdue',
    severity: 'urgent',
    title: titleOf(stage, { zh: `的${name.zh}已超时`, en: `is overdue: ${name.en}` }),
    body: {
      zh: `时限是 ${beijingTime(due)}。请有权处理的人员尽快审阅，或由主编分派。`,
      en: `It was due by ${due.toISOString()}. Whoever may should decide now, or a chief editor assign it.`,
    },
  };
}

const decisionWords = {
  approve: { kind: 'review.approved', severity: 'info', zh: '通过', en: 'was approved' },
  return: { kind: 'review.returned', severity: 'warning', zh: '退改', en: 'was returned' },
  reject: { kind: 'review.rejected', severity: 'warning', zh: '退稿', en: 'was rejected' },
} as const satisfies Record<Outcome, object>;

export function decidedWords(
  stage: StageInWords,
  outcome: Outcome,
  decider: string,
  comment: string | null,
): Words {
  const name = stageName(stage.stages, stage.stageKey);
  const { kind, severity, zh, en } = decisionWords[outcome];
  const opinion = comment ? truncateGraphemes(comment, MAX_OPINION) : null;
  return {
    kind,
    severity,
    title: titleOf(stage, { zh: `${name.zh}${zh}`, en: `${en} in the ${name.en}` }),
    body: {
      zh: `${decider} 作出决定：${zh}。${opinion ? `意见：${opinion}` : ''}`,
      en: `Decided by ${decider}.${opinion ? ` Opinion: ${opinion}` : ''}`,
    },
  };
}

function titleOf({ title }: StageInWords, { zh, en }: Message): Message {
  return { zh: `《${title}》${zh}`, en: `"${title}" ${en}` };
}
