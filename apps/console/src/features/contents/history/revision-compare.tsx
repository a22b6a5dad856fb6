import { useQuery } from '@tanstack/react-query';
import { Drawer, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '@/api-client';
import { DocumentChanges } from '@/features/differences';
import { EmptyState, momentText, ProblemNotice, useNarrow, useWords } from '@/ui';
import type { DraftKeeper } from '../draft/draft-keeper';
import { inOrder, withChosen } from './in-order';
import { RestoreButton } from './restore-button';
import type { Revision } from './use-revisions';
import './history.css';

/** In what two revisions differ, as reviewers see it, and the way back to the older one. */
export function RevisionCompare({
  keeper,
  first,
  revisions,
  currentId,
  canRestore,
  onClose,
  onRestored,
}: {
  keeper: DraftKeeper;
  /** What is compared to begin with. */
  first: readonly [Revision, Revision];
  revisions: readonly Revision[];
  currentId: string;
  canRestore: boolean;
  onClose: () => void;
  onRestored: () => Promise<void>;
}) {
  const say = useWords('contents');
  const isNarrow = useNarrow();
  const [[one, other], setChosen] = useState(first);
  const { older, newer } = inOrder(one, other);
  const offered = withChosen(revisions, [one, other]);
  const { id } = keeper.current().content;
  const comparison = useQuery({
    queryKey: ['contents', id, 'compare', older.id, newer.id],
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/contents/{id}/revisions/compare', {
          params: { path: { id }, query: { from: older.id, to: newer.id } },
        }),
      ),
    enabled: older.id !== newer.id,
  });
  const choose = (label: string, value: Revision, put: (chosen: Revision) => void) => (
    <Select
      aria-label={label}
      value={value.id}
      showSearch={{ optionFilterProp: 'label' }}
      options={offered.map((each) => ({
        value: each.id,
        label: say('history.option', {
          number: each.number,
          at: momentText(each.createdAt),
          name: each.savedByName,
        }),
      }))}
      onChange={(picked) => put(offered.find((each) => each.id === picked)!)}
    />
  );
  return (
    <Drawer
      open
      onClose={onClose}
      size={isNarrow ? '100%' : 760}
      title={say('history.compare_title')}
      extra={
        canRestore &&
        older.id !== currentId && (
          <RestoreButton
            keeper={keeper}
            revision={older}
            onRestored={async () => {
              await onRestored();
              onClose();
            }}
          />
        )
      }
    >
      <div className="history-choice">
        {choose(say('history.one'), one, (picked) => setChosen([picked, other]))}
        {choose(say('history.other'), other, (picked) => setChosen([one, picked]))}
      </div>
      {older.id === newer.id ? (
        <EmptyState text={say('history.choose_two')} />
      ) : (
        <>
          {comparison.isPending && <Skeleton active />}
          {comparison.isError && (
            <ProblemNotice error={comparison.error} onRetry={() => void comparison.refetch()} />
          )}
          {comparison.data?.changes.length === 0 && <EmptyState text={say('history.same')} />}
          {comparison.data && comparison.data.changes.length > 0 && (
            <DocumentChanges changes={comparison.data.changes} />
          )}
        </>
      )}
    </Drawer>
  );
}
