import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';

export type Channel = Shape<'ChannelResponse'>;

/** The platforms that this installation knows, with what they can do and the forms of their accounts. */
export function useChannels() {
  const query = useQuery({
    queryKey: ['channels'],
    queryFn: () => bodyOf(api.GET('/api/v1/channels')),
    // They change with the program alone.
    staleTime: Infinity,
  });
  const byPlatform = useMemo(
    () => new Map(query.data?.items.map((channel) => [channel.platform, channel])),
    [query.data],
  );
  return { ...query, channels: query.data?.items ?? [], byPlatform };
}

/** What people call a platform; empty while it is asked for. */
export function usePlatformName(): (platform: string) => string {
  const { byPlatform } = useChannels();
  return useCallback((platform) => byPlatform.get(platform)?.name ?? '', [byPlatform]);
}
