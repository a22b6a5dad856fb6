import type { Exclusion, ViewEvidence } from './counting-rule';
import { isMachine, isMonitor, machineAgents, monitorAgents } from './machine-agents';

/**
 * What `page_view.v1`, `listen.v1` and `play.v1` leave out alike, in this order. Figures name these rules: a change is a
 * new list for new rules.
 */
export const commonExclusions: readonly Exclusion<Omit<ViewEvidence, 'method'>>[] = [
  {
    reason: 'prefetch',
    words: { zh: '浏览器预加载', en: 'prefetching and prerendering by the browser' },
    applies: ({ purpose }) => purpose !== undefined && /prefetch|prerender|preview/i.test(purpose),
  },
  {
    reason: 'no_user_agent',
    words: { zh: '没有 User-Agent 的请求', en: 'requests without User-Agent' },
    applies: ({ userAgent }) => !userAgent,
  },
  {
    reason: 'monitoring',
    words: { zh: '可用性监控', en: 'monitoring' },
    applies: ({ userAgent }) => isMonitor(userAgent ?? ''),
    agents: monitorAgents,
  },
  {
    reason: 'machine',
    words: { zh: '爬虫和程序', en: 'crawlers and programs' },
    applies: ({ userAgent }) => isMachine(userAgent ?? ''),
    agents: machineAgents,
  },
  {
    reason: 'own_staff',
    words: { zh: '本单位工作人员', en: 'own staff' },
    applies: ({ isStaff }) => isStaff,
  },
];
