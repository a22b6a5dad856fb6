import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, bodyOf } from '@/api-client';

const HOUR = 3_600_000;

/** What platforms mean by their figures, by definition. */
export function usePlatformDefinitions() {
  const { data } = useQuery({
    queryKey: ['figures', 'platform-definitions'],
    queryFn: () => bodyOf(api.GET('/api/v1/platform-figures/definitions')),
    staleTime: HOUR,
  });
  return useMemo(() => new Map(data?.items.map((item) => [item.id, item])), [data]);
}

/** How we count ourselves, by rule. */
export function useCountingRules() {
  const { data } = useQuery({
    queryKey: ['figures', 'counting-rules'],
    queryFn: () => bodyOf(api.GET('/api/v1/analytics/definitions')),
    staleTime: HOUR,
  });
  return useMemo(() => new Map(data?.items.map((item) => [item.id, item])), [data]);
}

/** Figures in words by their metric: the names that are no platform's own, where there are such. */
export function useMetricNames(): ReadonlyMap<string, string> {
  const definitions = [...usePlatformDefinitions().values()];
  const general = definitions.filter(({ platform }) => platform === null);
  return new Map([...definitions, ...general].map(({ metric, name }) => [metric as string, name]));
}
