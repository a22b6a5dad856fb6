import { Button, Skeleton } from 'antd';
import { useMemo } from 'react';
import { ProblemNotice, useWords } from '@/ui';
import { inOrder } from '../state-groups';
import type { StateGroup } from '../state-groups';
import { usePublications } from '../use-publications';
import type { PublicationWish } from '../use-publications';
import { useWish } from './use-wish';
import { PublicationCard } from './publication-card';

/** So many are shown on the board; the rest of a group has a list of its own. */
const SHOWN = 12;

/** One group of states. */
export function BoardColumn({ group, wish }: { group: StateGroup; wish: PublicationWish }) {
  const say = useWords('publications');
  const { change } = useWish();
  const pages = usePublications(group.states, wish);
  const ordered = useMemo(() => inOrder(pages.items, group), [pages.items, group]);
  const count = pages.hasNextPage ? `${ordered.length}+` : String(ordered.length);
  const heading = `board-${group.key}`;
  return (
    <section className={`board-column is-${group.key}`} aria-labelledby={heading}>
      <h2 id={heading}>
        {say(`group.${group.key}`)} {!pages.isPending && <span className="board-count">{count}</span>}
      </h2>
      {pages.isPending && <Skeleton active paragraph={{ rows: 3 }} />}
      {pages.isError && ordered.length === 0 && (
        <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />
      )}
      {pages.isSuccess && ordered.length === 0 && (
        <p className="board-nothing">{say(`nothing.${group.key}`)}</p>
      )}
      <ul>
        {ordered.slice(0, SHOWN).map((publication) => (
          <li key={publication.id}>
            <PublicationCard publication={publication} />
          </li>
        ))}
      </ul>
      {ordered.length > SHOWN && (
        <Button type="link" onClick={() => change('group', group.key)}>
          {say('board.all_of_group')}
        </Button>
      )}
    </section>
  );
}
