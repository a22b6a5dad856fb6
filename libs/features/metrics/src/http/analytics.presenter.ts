import { languageOf, pick } from '@haojiao/infrastructure/http';
import type { ContentFigures } from '../content-analytics';
import type { RuleInWords } from '../domain/counting-rule';
import { currentRuleIds, renewedLists } from '../domain/counting-rules';
import { addUp } from '../domain/site-figures';
import type { Overview } from '../organization-analytics';
import { recountRuleIds } from '../recounts/recount-rules';
import { presentPlatform } from './platform-channel.presenter';
import { presentListens, presentPlays } from './listens.presenter';
import type {
  AnalyticsResponse,
  DefinitionResponse,
  TotalFiguresResponse,
  OverviewResponse,
} from './analytics.responses';

const TIME_ZONE = 'Asia/Shanghai';
/** Of Redis's sketches: 1.04 / √16384 (redis.io, PFCOUNT). */
const HYPERLOGLOG_ERROR_PERCENT = 0.81;

export function presentContentFigures(figures: ContentFigures): AnalyticsResponse {
  const { period, asOf, channels, platforms = [], listens, plays } = figures;
  return {
    from: period.from.toISOString(),
    to: period.to.toISOString(),
    granularity: period.granularity,
    timeZone: TIME_ZONE,
    asOf: asOf.toISOString(),
    totals: totalsOf(channels.map((channel) => channel.totals)),
    channels: [
      ...channels.map((channel) => ({
        ...channel,
        series: channel.series.map((step) => ({ ...step, at: step.at.toISOString() })),
      })),
      ...platforms.map(presentPlatform),
    ],
    ...(listens && { listens: presentListens(listens) }),
    ...(plays && { plays: presentPlays(plays) }),
  };
}

export function presentOverview({
  site,
  contentsViewed,
  organizationId,
  ...rest
}: Overview): OverviewResponse {
  const channels = site.map((figures) => ({ channel: 'site', source: 'counted' as const, ...figures }));
  return { ...presentContentFigures({ ...rest, channels }), organizationId, contentsViewed };
}

export function presentDefinition(rule: RuleInWords, acceptLanguage: string | undefined): DefinitionResponse {
  const language = languageOf(acceptLanguage);
  return {
    id: rule.id,
    description: pick(rule.words, language),
    isCurrent: currentRuleIds.includes(rule.id),
    since: rule.since ?? null,
    isRecountable: recountRuleIds.includes(rule.id),
    visitorsStandardErrorPercent: HYPERLOGLOG_ERROR_PERCENT,
    visitors: pick(rule.visitors, language),
    windowSeconds: rule.windowMs / 1_000,
    timeZone: rule.timeZone,
    exclusions: rule.exclusions.map(({ reason, words, agents, list = renewedLists[reason] }) => ({
      reason,
      description: pick(words, language),
      ...(agents && { agents: [...agents] }),
      ...(list && { listDate: list.date, sources: [...list.sources] }),
    })),
  };
}

/** Visitors of two rules can't be told apart, so there is a figure only where one rule counted. */
function totalsOf(totals: TotalFiguresResponse[]): TotalFiguresResponse {
  return totals.length === 1 ? totals[0]! : addUp(totals);
}
