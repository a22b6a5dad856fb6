import { MINUTE_MS } from '@haojiao/kernel';
import { pageViewV1 } from './counting-rule';
import type { CountingRule } from './counting-rule';

export interface PlayRule extends CountingRule {
  /** Seconds that really played; all of the film when it is shorter. */
  thresholdSeconds: number;
}

const playV1: PlayRule = {
  ...pageViewV1,
  id: 'play.v1',
  words: {
    zh: '自有网站播放量：播放器实际播放满 3 秒（不足 3 秒的须播完）计一次；同一访客 30 分钟内继续或重复播放同一视频只计一次。各平台的起计门槛不公开，不可与此相加。',
    en: 'Plays on the own site: one when the player really played 3 s (all of it when shorter); resuming or repeating within 30 min is the same play. Thresholds of platforms are not public and their figures are never added.',
  },
  windowMs: 30 * MINUTE_MS,
  thresholdSeconds: 3,
};

export const currentPlayRule: PlayRule = playV1;

/** Every rule that a figure of plays may name, oldest first. */
export const playRules: readonly PlayRule[] = [playV1];
