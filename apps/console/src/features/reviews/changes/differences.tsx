import { Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { EmptyState, ProblemNotice, useWords } from '@/ui';
import type { Review } from '../item/use-item';
import { DocumentChanges } from '@/features/differences';
import { firstOf, useDifferences } from './use-differences';

/** In what the item differs from what the person saw, from what the stage before got, and from what was sent before. */
export function Differences({ review }: { review: Review }) {
  const say = useWords('reviews');
  const [chosen, setChosen] = useState<string>();
  const { isPending, error, retry, ways } = useDifferences(review);
  if (isPending) return <Skeleton active />;
  if (error) return <ProblemNotice error={error} onRetry={retry} />;
  const shown = ways.find(({ value }) => value === chosen) ?? firstOf(ways);
  if (!shown) return null;
  return (
    <div className="review-changes">
      {ways.length > 1 && (
        <Segmented
          aria-label={say('changes.since')}
          value={shown.value}
          options={ways.map(({ value, changes: { length } }) => ({
            value,
            label: say('changes.way', { way: say(`changes.${value}`), count: length }),
          }))}
          onChange={setChosen}
        />
      )}
      {shown.changes.length === 0 ? (
        <EmptyState text={say(`changes.none_${shown.value}`)} />
      ) : (
        <DocumentChanges changes={shown.changes} />
      )}
    </div>
  );
}
