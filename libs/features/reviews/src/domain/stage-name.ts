import type { Message } from '@haojiao/kernel';
import { proofAfterCorrection } from './review-flow';
import type { FlowStage } from './review-flow';

type NamedStage = Pick<FlowStage, 'key' | 'kind'>;

const chineseDigits = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];

/**
 * What people call a stage, on paper and in notices: by its place in the flow. The first of the reviews is 初审, the
 * last 终审, what lies between 复审 (numbered where there are several); proofs are counted. The second of two reviews
 * is therefore 终审.
 */
export function stageName(stages: readonly NamedStage[], key: string): Message {
  if (key === proofAfterCorrection.key) return { zh: '改后校对', en: 'proof after correction' };
  const stage = stages.find((each) => each.key === key);
  if (!stage) return { zh: `“${key}”环节`, en: `stage "${key}"` };
  const alike = stages.filter(
    ({ kind, key: other }) => kind === stage.kind && other !== proofAfterCorrection.key,
  );
  const place = alike.indexOf(stage);
  return stage.kind === 'proof' ? proofName(place) : reviewName(place, alike.length);
}

function proofName(place: number): Message {
  return { zh: `${chineseDigits[place] ?? place + 1}校`, en: `${ordinalOf(place)} proof` };
}

function reviewName(place: number, count: number): Message {
  if (count === 1) return { zh: '审核', en: 'review' };
  if (place === 0) return { zh: '初审', en: 'first review' };
  if (place === count - 1) return { zh: '终审', en: 'final review' };
  const zh = count === 3 ? '复审' : `复审（${chineseDigits[place - 1] ?? place}）`;
  return { zh, en: `${ordinalOf(place)} review` };
}

const ordinalOf = (place: number): string => ordinals[place] ?? `${place + 1}th`;
