import { useMemo } from 'react';
import type { Shape } from '@/api-client';
import { useWords } from '@/ui';
import { Chart } from '../charts';
import { usePlatformName } from '@/features/channels';

/** Month by month what went out on each channel; one month alone is no trend. */
export function ChannelTrend({ posts }: { posts: Shape<'CountedThingsResponse'> }) {
  const say = useWords('figures');
  const platformName = usePlatformName();
  const { counts, byMonth } = posts;
  const lines = useMemo(
    () =>
      counts.map(({ key }) => ({
        name: platformName(key),
        points: byMonth.map((month) => ({
          label: month.month,
          value: month.counts.find((one) => one.key === key)?.count ?? 0,
        })),
      })),
    [counts, byMonth, platformName],
  );
  if (byMonth.length < 2) return null;
  return <Chart name={say('channels.by_month')} lines={lines} empty={null} />;
}
