import type { Exclusion, ViewEvidence } from './counting-rule';
import {
  agentLists,
  isMachine,
  isMachine202611,
  isMonitor,
  machineAgents,
  machineAgents202611,
  monitorAgents,
} from './machine-agents';

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

const list = agentLists['2026-11-22'];

/** The same with the list of 2026-11-22, and networks of own offices. */
export const exclusionsSince202611: readonly Exclusion<Omit<ViewEvidence, 'method'>>[] = [
  ...commonExclusions.map((exclusion) => {
    if (exclusion.reason === 'monitoring') return { ...exclusion, list };
    if (exclusion.reason !== 'machine') return exclusion;
    return {
      ...exclusion,
      list,
      mark: 'machine_202611',
      agents: machineAgents202611,
      applies: ({ userAgent }: Omit<ViewEvidence, 'method'>) => isMachine202611(userAgent ?? ''),
    };
  }),
  {
    reason: 'own_office',
    words: {
      zh: '内容所属单位及其上级登记的办公网络',
      en: 'networks that the unit of the item, or a unit above it, named as its offices',
    },
    applies: ({ isOffice }) => isOffice === true,
  },
];
