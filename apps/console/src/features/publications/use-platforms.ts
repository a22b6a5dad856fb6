import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, bodyOf } from '@/api-client';

/** The platforms that this installation knows, with what they can do. */
export function usePlatforms() {
  const query = useQuery({
    queryKey: ['channels'],
    queryFn: () => bodyOf(api.GET('/api/v1/channels')),
    staleTime: 3_600_000,
  });
  const byKey = useMemo(() => new Map(query.data?.items.map((each) => [each.platform, each])), [query.data]);
  return { ...query, platforms: query.data?.items ?? [], byKey };
}

/** What people call a platform. */
export function usePlatformName(): (platform: string) => string {
  const { byKey } = usePlatforms();
  return (platform) => byKey.get(platform)?.name ?? '';
}
