import { Segmented, Skeleton } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { EmptyState, ProblemNotice, useWords } from '@/ui';
import type { Review } from '../item/use-item';
import { useLastSubmission } from './use-last-submission';
import { DocumentChanges } from './document-changes';

type Change = Shape<'DocumentChangeResponse'>;

/** In what the item differs from what the person saw, from what the stage before got, and from what was sent before. */
export function Differences({ review }: { review: Review }) {
  const say = useWords('reviews');
  const [chosen, setChosen] = useState<string>();
  const changes = useQuery({
    queryKey: ['reviews', review.id, 'changes', review.revisionId],
    queryFn: () => bodyOf(api.GET('/api/v1/reviews/{id}/changes', { params: { path: { id: review.id } } })),
  });
  const last = useLastSubmission(review);
  if (changes.isPending || last.isPending) return <Skeleton active />;
  if (changes.isError) return <ProblemNotice error={changes.error} onRetry={() => void changes.refetch()} />;
  const { sinceYourDecision, sincePreviousStage, sinceSubmission } = changes.data;
  const ways: { value: string; changes: Change[] }[] = [
    ...(sinceYourDecision ? [{ value: 'yours', changes: sinceYourDecision.changes }] : []),
    ...(last.changes ? [{ value: 'round', changes: last.changes }] : []),
    ...(sincePreviousStage ? [{ value: 'stage', changes: sincePreviousStage.changes }] : []),
    { value: 'submission', changes: sinceSubmission.changes },
  ];
  const shown =
    ways.find(({ value }) => value === chosen) ?? ways.find((way) => way.changes.length > 0) ?? ways[0]!;
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
      {last.error ? <ProblemNotice error={last.error} onRetry={last.retry} /> : null}
      {shown.changes.length === 0 ? (
        <EmptyState text={say(`changes.none_${shown.value}`)} />
      ) : (
        <DocumentChanges changes={shown.changes} />
      )}
    </div>
  );
}
