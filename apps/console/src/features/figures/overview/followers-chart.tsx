import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { inOffice, useWords } from '@/ui';
import { Chart } from '../charts';
import { usePlatformName } from '@/features/channels';
import type { Period } from '../period';

/** More lines than these nobody can tell apart. */
const MOST_LINES = 6;

/** One line for each account of which followers are known. */
export function FollowersChart({
  accounts,
  period,
}: {
  accounts: readonly Shape<'AccountFollowersResponse'>[];
  period: Period;
}) {
  const say = useWords('figures');
  const platformName = usePlatformName();
  const known = accounts.filter(({ end }) => end !== undefined).slice(0, MOST_LINES);
  const from = `${period.from}T00:00:00+08:00`;
  const to = `${period.to}T23:59:59+08:00`;
  const answers = useQueries({
    queries: known.map(({ channelAccountId: id }) => ({
      queryKey: ['figures', 'account', id, from, to],
      queryFn: () =>
        bodyOf(
          api.GET('/api/v1/channel-accounts/{id}/figures', {
            params: { path: { id }, query: { from, to, metrics: ['followers'] } },
          }),
        ),
    })),
    combine: (results) => results.map(({ data }) => data),
  });
  const lines = useMemo(() => {
    const days = [
      ...new Set(answers.flatMap((answer) => answer?.series.flatMap((one) => one.points.map(dayOf)) ?? [])),
    ].sort();
    return known.map(({ name, platform }, index) => {
      const points = answers[index]?.series.flatMap((one) => one.points) ?? [];
      const byDay = new Map(points.map((point) => [dayOf(point), point]));
      return {
        name: `${name} · ${platformName(platform)}`,
        points: days.map((day) => {
          const point = byDay.get(day);
          return { label: day, value: point?.value ?? null, words: point?.words };
        }),
      };
    });
  }, [answers, known, platformName]);
  const hasTrend = lines.some(({ points }) => points.filter(({ value }) => value !== null).length > 1);
  if (!hasTrend) return null;
  return <Chart name={say('followers.title')} lines={lines} empty={null} />;
}

const dayOf = ({ takenAt }: { takenAt: string }) => inOffice(takenAt).format('YYYY-MM-DD');
