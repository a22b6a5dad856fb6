import type { Message } from '@haojiao/kernel';
import { SECOND_MS } from '@haojiao/kernel';
import { commonExclusions, exclusionsSince202611 } from './common-exclusions';

/** What a report says about who sent it; nothing of it is kept. */
export interface ViewEvidence {
  method: string;
  userAgent: string | undefined;
  /** `Purpose` or `Sec-Purpose` of the request. */
  purpose: string | undefined;
  /** Signed in to the console, or told so by the page. */
  isStaff: boolean;
  /** Sent from a network of an office to which the item belongs; absent: from none. */
  isOffice?: boolean;
}

export type ExclusionReason =
  | 'head_request'
  | 'probe'
  | 'prefetch'
  | 'no_user_agent'
  | 'monitoring'
  | 'machine'
  | 'own_staff'
  | 'own_office'
  | 'data_centre';

interface ExclusionInWords {
  reason: ExclusionReason;
  words: Message;
  /** Words looked for in `User-Agent`. */
  agents?: readonly string[];
  /** When the list was last read against its sources. */
  list?: { date: string; sources: readonly string[] };
  /** How a kept event names it; absent: by its reason. Two lists of machines have two marks. */
  mark?: string;
}

export interface Exclusion<Evidence> extends ExclusionInWords {
  applies(evidence: Evidence): boolean;
}

/** A rule as it is shown beside a figure. */
export interface RuleInWords {
  /** Named by every figure as `definitionId`. */
  id: string;
  /** First day on which it counted, `YYYY-MM-DD`; absent in the oldest rules, which were written without. */
  since?: string;
  words: Message;
  /** Repeats of one visitor on one item and surface within this time are one view. */
  windowMs: number;
  /** In which a day, for visitors, begins and ends. */
  timeZone: 'Asia/Shanghai';
  /** How visitors are told apart and how exactly they are counted. */
  visitors: Message;
  exclusions: readonly ExclusionInWords[];
}

/**
 * What a figure counts. A rule is never changed once figures name it: another window, list or exclusion is a new
 * version beside it, and figures of two versions are shown apart.
 */
export interface CountingRule<Evidence = ViewEvidence> extends RuleInWords {
  /** In this order; the first that applies gives the reason. */
  exclusions: readonly Exclusion<Evidence>[];
}

/** Later rules are made beside it: whoever builds on it builds on this very one. */
export const pageViewV1: CountingRule = {
  id: 'page_view.v1',
  words: {
    zh: '自有网站浏览量：读者打开一次计一次，同一访客 10 秒内重复打开同一内容只计一次；不含爬虫、监控、预加载和本单位工作人员。',
    en: 'Views on the own site: one per opening by a person; repeats of one visitor on one item within 10 s are one. Without crawlers, monitoring, prefetching and own staff.',
  },
  windowMs: 10 * SECOND_MS,
  timeZone: 'Asia/Shanghai',
  visitors: {
    zh: '访客按第一方标识识别，没有标识时按当日加盐的 IP 与 User-Agent 摘要识别（只在当日有效）；用 HyperLogLog 估算，误差约 0.81%；多日访客数是去重结果，不是各日之和。',
    en: 'A visitor is a first-party identifier, else a hash of address and User-Agent with a salt of that day; estimated by HyperLogLog with an error of about 0.81 %. Visitors of several days are deduplicated, not added up.',
  },
  exclusions: [
    {
      reason: 'head_request',
      words: { zh: 'HEAD 请求', en: 'HEAD requests' },
      applies: ({ method }) => method === 'HEAD',
    },
    ...commonExclusions,
  ],
};

/** Knows offices by their networks, and a newer list of machines; else as `page_view.v1`. */
export const pageViewV2: CountingRule = {
  id: 'page_view.v2',
  since: '2026-11-22',
  words: {
    zh: '自有网站浏览量：读者打开一次计一次，同一访客 10 秒内重复打开同一内容只计一次；不含爬虫、监控、预加载、本单位工作人员和本单位办公网络。同一出口地址后的多人按第一方标识区分。',
    en: 'Views on the own site: one per opening by a person; repeats of one visitor on one item within 10 s are one. Without crawlers, monitoring, prefetching, own staff and networks of own offices. People behind one address are told apart by the first-party identifier.',
  },
  windowMs: 10 * SECOND_MS,
  timeZone: 'Asia/Shanghai',
  visitors: {
    zh: '访客按第一方标识识别，跨日有效；没有标识时按当日加盐的 IP 与 User-Agent 摘要识别，只在当日有效，同一人在两天里算两个，人数另列为 visitorsWithoutId。用 HyperLogLog 估算，标准误差 0.81%；周、月和多日访客数由各日草图合并去重，不是各日之和。',
    en: 'A visitor is a first-party identifier, which lasts beyond the day; else a hash of address and User-Agent with a salt of that day: the same person on two days is two, and how many came so is told as visitorsWithoutId. Estimated by HyperLogLog, standard error 0.81 %. Visitors of weeks, months and several days are merged sketches, never sums.',
  },
  exclusions: [
    {
      reason: 'head_request',
      words: { zh: 'HEAD 请求', en: 'HEAD requests' },
      applies: ({ method }) => method === 'HEAD',
    },
    ...exclusionsSince202611,
  ],
};

/** Every rule that a figure of views may name, oldest first. */
export const viewRules: readonly CountingRule[] = [pageViewV1, pageViewV2];

/** The newest of the rules that counted views; null: none of them did. */
export function newestViewRule(counted: readonly string[]): CountingRule | null {
  return viewRules.findLast(({ id }) => counted.includes(id)) ?? null;
}

/** The rule that counts views today. */
export const currentRule: CountingRule = pageViewV2;

/** Why a report is no view of a reader; null when it is one (repeats are told apart where views are counted). */
export function exclusionOf<Evidence>(
  rule: CountingRule<Evidence>,
  evidence: Evidence,
): ExclusionReason | null {
  for (const exclusion of rule.exclusions) if (exclusion.applies(evidence)) return exclusion.reason;
  return null;
}
