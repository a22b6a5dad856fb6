export const subjects = ['items', 'columns', 'accounts', 'organizations', 'correspondents'] as const;
export type Subject = (typeof subjects)[number];

export const unitMeasures = [
  'views',
  'items_published',
  'reports_sent',
  'reports_adopted',
  'points',
] as const;
export const accountMetrics = [
  'followers',
  'read_count',
  'play_count',
  'like_count',
  'comment_count',
  'share_count',
] as const;
export const rankedPlatforms = ['wechat', 'weibo', 'douyin', 'toutiao'] as const;

export interface Wish {
  readonly by: Subject;
  readonly measure: (typeof unitMeasures)[number];
  readonly metric: (typeof accountMetrics)[number];
  readonly platform: (typeof rankedPlatforms)[number];
}

const oneOf = <Value extends string>(values: readonly Value[], given: string | null): Value =>
  values.find((value) => value === given) ?? values[0]!;

/** What the address asks for. Figures of platforms mean different things, so accounts are ranked on one platform. */
export function wishOf(params: URLSearchParams): Wish {
  return {
    by: oneOf(subjects, params.get('by')),
    measure: oneOf(unitMeasures, params.get('measure')),
    metric: oneOf(accountMetrics, params.get('metric')),
    platform: oneOf(rankedPlatforms, params.get('platform')),
  };
}

type Question = Pick<Wish, 'by'> | Pick<Wish, 'by' | 'measure'> | Pick<Wish, 'by' | 'metric' | 'platform'>;

/** The part of the wish that its subject understands. */
export function questionOf({ by, measure, metric, platform }: Wish): Question {
  if (by === 'organizations') return { by, measure };
  return by === 'accounts' ? { by, metric, platform } : { by };
}
