import { HOUR_MS, MINUTE_MS } from '@haojiao/kernel';
import { exclusionsSince202611 } from './common-exclusions';
import type { Exclusion, RuleInWords, ViewEvidence } from './counting-rule';

export interface LiveRule extends RuleInWords {
  exclusions: readonly Exclusion<Omit<ViewEvidence, 'method'>>[];
  /** A page that shows the broadcast reports so often. */
  heartbeatSeconds: number;
  /** Viewers at once are those who reported within one bucket. */
  bucketMs: number;
}

export const liveViewV1: LiveRule = {
  id: 'live_view.v1',
  since: '2026-11-22',
  words: {
    zh: '自有网站直播观看：播放页每 30 秒报一次心跳。观看次数为进入次数，中断满 2 分钟后再来另计一次；最高同时在线为一分钟内报过心跳的访客数的最大值；回放单列，不并入观看次数；各平台口径不同，不可相加。',
    en: 'Views of a live broadcast on the own site: the page reports every 30 s. A view is a join; who comes back after a gap of two minutes joins anew. Viewers at once are those who reported within one minute, of which the highest is told. Replays stand apart and are no part of the views.',
  },
  windowMs: 2 * MINUTE_MS,
  timeZone: 'Asia/Shanghai',
  visitors: {
    zh: '观看人数按第一方标识识别，没有标识时按当日加盐的 IP 与 User-Agent 摘要识别；用 HyperLogLog 估算，标准误差 0.81%，不少于最高同时在线，不多于观看次数。',
    en: 'A viewer is a first-party identifier, else a hash of address and User-Agent with a salt of that day; estimated by HyperLogLog, standard error 0.81 %, at least the highest number at once and at most the views.',
  },
  heartbeatSeconds: 30,
  bucketMs: MINUTE_MS,
  exclusions: exclusionsSince202611,
};

export const currentLiveRule: LiveRule = liveViewV1;

/** A broadcast whose end nobody told goes over into its replay after this long. */
export const LONGEST_BROADCAST_MS = 12 * HOUR_MS;
