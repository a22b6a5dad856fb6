import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { api, versionedOf } from '@/api-client';
import type { Shape, Versioned } from '@/api-client';
import { EmptyState, Panel, ProblemNotice, useWords } from '@/ui';
import type { Programme } from '../use-programmes';
import { CastDialog } from './cast-dialog';

/** Who regularly speaks in a programme or makes it. */
export function Cast({ programme, isManager }: { programme: Programme; isManager: boolean }) {
  const say = useWords('programmes');
  // As it was when the dialog opened: a change by somebody else meanwhile is told, not overwritten.
  const [changed, setChanged] = useState<Versioned<Shape<'CastResponse'>> | null>(null);
  const asked = useQuery({
    queryKey: ['programmes', 'cast', programme.id],
    queryFn: () =>
      versionedOf(api.GET('/api/v1/programmes/{id}/people', { params: { path: { id: programme.id } } })),
  });
  if (asked.isPending) return <Skeleton active />;
  if (asked.isError) return <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />;
  const { people } = asked.data.body;
  const change = isManager && (
    <Button onClick={() => setChanged(asked.data)}>
      {say(people.length > 0 ? 'cast.change' : 'cast.add')}
    </Button>
  );
  return (
    <Panel title={say('tab.people')} extra={people.length > 0 && change}>
      {people.length === 0 && (
        <EmptyState text={say(isManager ? 'cast.empty' : 'cast.empty_for_reader')}>{change}</EmptyState>
      )}
      <ul className="cast-list">
        {people.map(({ personId, name, roles }) => (
          <li key={personId}>
            <Link to={`/programmes/people/${personId}`}>
              <strong>{name}</strong>
            </Link>
            <span className="quiet-words">
              {roles.map((role) => say(`role.${role}`)).join(say('episodes.and'))}
            </span>
          </li>
        ))}
      </ul>
      {changed && <CastDialog programme={programme} seen={changed} onClose={() => setChanged(null)} />}
    </Panel>
  );
}
