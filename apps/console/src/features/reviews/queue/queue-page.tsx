import { Button } from 'antd';
import { useState } from 'react';
import { CursorTable, EmptyState, LinkButton, Page, useWords } from '@/ui';
import type { Column } from '@/ui';
import { ClaimActions } from '../claims/claim-actions';
import { KeysHelp } from '../keys-help';

import { useStageName } from '../use-stage-name';
import { BatchBar } from './batch-bar';
import { ItemCell } from './item-cell';
import { QueueFilters } from './queue-filters';
import { useQueue } from './use-queue';
import type { QueueItem } from './use-queue';
import { useQueueFilter } from './use-queue-filter';
import { useRowCursor } from './use-row-cursor';
import { WaitingCell } from './waiting-cell';

const keys = [
  { keys: 'j / ↓', name: 'next_row' },
  { keys: 'k / ↑', name: 'previous_row' },
  { keys: 'Enter', name: 'open' },
  { keys: 'x', name: 'choose' },
];

/** 审稿: what the person can decide now, the longest waiting first. */
export default function QueuePage() {
  const say = useWords('reviews');
  const nameOf = useStageName();
  const { filter, choose, search } = useQueueFilter();
  const queue = useQueue(filter);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const addressOf = ({ reviewId }: QueueItem) => `/reviews/${reviewId}${search}`;
  const toggle = ({ reviewId, openedAt }: QueueItem) => {
    if (openedAt === null) return;
    const next = new Set(chosen);
    if (!next.delete(reviewId)) next.add(reviewId);
    setChosen(next);
  };
  const { marked, setMarked } = useRowCursor(queue.items, addressOf, toggle);
  const columns: Column<QueueItem>[] = [
    {
      key: 'item',
      title: say('queue.item'),
      track: 'minmax(0, 3fr)',
      render: (item) => (
        <ItemCell
          item={item}
          address={addressOf(item)}
          isChosen={chosen.has(item.reviewId)}
          onChoose={() => toggle(item)}
          onFocus={() => setMarked(queue.items.indexOf(item))}
        />
      ),
    },
    {
      key: 'stage',
      title: say('queue.stage'),
      track: 'minmax(64px, 1fr)',
      render: (item) => nameOf(item.stages, item.stage),
    },
    {
      key: 'waiting',
      title: say('queue.waiting'),
      track: 'minmax(112px, 1.4fr)',
      render: (item) => <WaitingCell item={item} />,
    },
    {
      key: 'claim',
      title: say('queue.in_hand'),
      track: 'minmax(120px, 1.4fr)',
      render: (item) => (
        <ClaimActions
          reviewId={item.reviewId}
          claim={item.claim}
          organizationId={item.organizationId}
          canDecide
        />
      ),
    },
  ];
  const isFiltered = filter.mine || filter.stage !== undefined || filter.unit !== undefined;
  return (
    <Page
      title={say('queue.title')}
      lead={say('queue.lead')}
      actions={
        <>
          <LinkButton to="/reviews/delegations">{say('delegations.title')}</LinkButton>
          <LinkButton to="/reviews/emergencies">{say('emergencies.title')}</LinkButton>
          <KeysHelp keys={keys} />
        </>
      }
    >
      <QueueFilters filter={filter} choose={choose} />
      {queue.items.length > 0 && <BatchBar items={queue.items} chosen={chosen} onChoose={setChosen} />}
      <CursorTable
        label={say('queue.title')}
        pages={queue}
        columns={columns}
        rowHeight={76}
        isMarked={(item) => marked !== undefined && queue.items[marked]?.reviewId === item.reviewId}
        keepInSight={marked}
        empty={
          <EmptyState text={say(isFiltered ? 'queue.empty_filtered' : 'queue.empty')}>
            {isFiltered ? (
              <LinkButton to="/reviews">{say('queue.show_all')}</LinkButton>
            ) : (
              <Button onClick={() => void queue.refetch()}>{say('queue.look_again')}</Button>
            )}
          </EmptyState>
        }
      />
    </Page>
  );
}
