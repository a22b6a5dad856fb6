import type { Shape } from '@/api-client';
import { useWords } from '@/ui';

/** Ranks gained or lost since the period before; new ones say so. */
export function Moved({ movement }: { movement: Shape<'RankMovementResponse'> | null }) {
  const say = useWords('figures');
  if (movement === null) return <span className="bar-moved">—</span>;
  const { change, previousRank } = movement;
  const way = change > 0 ? 'up' : change < 0 ? 'down' : 'same';
  return (
    <span className="bar-moved" title={say('ranking.previous', { rank: previousRank })}>
      {say(`ranking.${way}`, { count: Math.abs(change) })}
    </span>
  );
}
