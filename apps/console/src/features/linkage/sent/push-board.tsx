import { useState } from 'react';
import { api, bodyOf } from '@/api-client';
import { CursorTable, EmptyState, Moment, Panel, useCursorPages, useWords } from '@/ui';
import type { Column } from '@/ui';
import type { BoardRow, Push } from '../shapes';
import { StateFilter } from '../state-filter';
import type { StateChoice } from '../state-filter';
import { StateOfItem } from '../state-of-item';
import { BoardDifference } from './board-difference';
import { BoardPublications } from './board-publications';

/** Every unit that it was handed down to: whether it took it, what it changed, and where it is out there. */
export function PushBoard({ push }: { push: Push }) {
  const say = useWords('linkage');
  const [choice, setChoice] = useState<StateChoice>('all');
  const state = choice === 'all' ? undefined : choice;
  const pages = useCursorPages<BoardRow>(['linkage', 'sent', 'board', push.id, choice], (cursor) =>
    bodyOf(
      api.GET('/api/v1/pushes/{id}/items', {
        params: { path: { id: push.id }, query: { state, cursor, limit: 50 } },
      }),
    ),
  );
  return (
    <Panel title={say('sent.board')}>
      <StateFilter value={choice} onChange={setChoice} />
      <CursorTable<BoardRow>
        label={say('sent.board')}
        pages={pages}
        columns={useColumns(push.cancelledAt !== null)}
        empty={<EmptyState text={say('none_of_state')} />}
      />
    </Panel>
  );
}

function useColumns(isCancelled: boolean): Column<BoardRow>[] {
  const say = useWords('linkage');
  return [
    {
      key: 'unit',
      title: say('unit'),
      track: 'minmax(140px, 1.5fr)',
      render: ({ organizationName }) => organizationName,
    },
    {
      key: 'state',
      title: say('state_label'),
      track: '100px',
      render: (row) => <StateOfItem {...row} isCancelled={isCancelled} />,
    },
    {
      key: 'who',
      title: say('sent.answer'),
      track: 'minmax(140px, 1.5fr)',
      render: ({ takenAt, takenByName, declinedAt, declineReason }) => {
        const at = takenAt ?? declinedAt;
        if (!at) return say('sent.no_answer');
        return (
          <>
            {takenByName ?? declineReason}{' '}
            <span className="linkage-quiet">
              <Moment at={at} />
            </span>
          </>
        );
      },
    },
    {
      key: 'difference',
      title: say('sent.changed'),
      track: 'minmax(140px, 1.5fr)',
      render: ({ difference }) => (difference ? <BoardDifference difference={difference} /> : '—'),
    },
    {
      key: 'out',
      title: say('sent.out'),
      track: 'minmax(120px, 1.5fr)',
      render: (row) => <BoardPublications row={row} />,
    },
  ];
}
