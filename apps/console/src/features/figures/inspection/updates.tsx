import { Tag } from 'antd';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { ConfirmButton, CursorTable, EmptyState, Moment, useAct, useCursorPages, useWords } from '@/ui';
import type { Column } from '@/ui';
import { Card } from '../parts/card';
import { PersonName } from '../parts/person-name';
import { boardKey } from './use-board';
import { useInspectedName } from './use-inspected-name';

type Update = Shape<'InspectionUpdateResponse'>;

/** What people told was published elsewhere; what was told by mistake is revoked, and stays here. */
export function Updates({ unitId }: { unitId: string }) {
  const say = useWords('figures');
  const nameOf = useInspectedName(unitId);
  const updates = useCursorPages<Update>([...boardKey, 'updates', unitId], (cursor) =>
    bodyOf(api.GET('/api/v1/inspection-updates', { params: { query: { organizationId: unitId, cursor } } })),
  );
  const columns: Column<Update>[] = [
    {
      key: 'what',
      title: say('inspection.what'),
      track: 'minmax(160px, 2fr)',
      render: (update) => <b>{nameOf(update)}</b>,
    },
    {
      key: 'at',
      title: say('inspection.occurred'),
      track: '130px',
      render: ({ occurredAt }) => <Moment at={occurredAt} />,
    },
    {
      key: 'note',
      title: say('inspection.where'),
      track: 'minmax(180px, 3fr)',
      render: ({ url, note }) => (
        <span className="update-place">
          {note}{' '}
          {url && (
            <a href={url} target="_blank" rel="noreferrer">
              {url}
            </a>
          )}
          {!note && !url && '—'}
        </span>
      ),
    },
    {
      key: 'by',
      title: say('inspection.told_by'),
      track: '170px',
      render: ({ recordedBy, recordedAt }) => (
        <span>
          <PersonName id={recordedBy} /> <Moment at={recordedAt} />
        </span>
      ),
    },
    {
      key: 'state',
      title: say('import.state_label'),
      track: '120px',
      render: (update) =>
        update.revokedAt ? (
          <Tag>{say('inspection.revoked')}</Tag>
        ) : (
          <Revoke update={update} name={nameOf(update)} />
        ),
    },
  ];
  return (
    <Card title={say('inspection.updates')}>
      <CursorTable
        label={say('inspection.updates')}
        pages={updates}
        columns={columns}
        empty={<EmptyState text={say('inspection.no_updates')} />}
      />
    </Card>
  );
}

function Revoke({ update: { id, organizationId }, name }: { update: Update; name: string }) {
  const say = useWords('figures');
  const can = useCan();
  const path = useUnitPath()(organizationId);
  const revoke = useAct(() => api.DELETE('/api/v1/inspection-updates/{id}', { params: { path: { id } } }), {
    touches: [boardKey],
    done: say('inspection.revoke_done'),
  });
  if (!can('figure.record', path)) return <Tag color="green">{say('inspection.counts')}</Tag>;
  return (
    <ConfirmButton
      type="link"
      size="small"
      danger
      title={say('inspection.revoke_title', { name })}
      consequence={say('inspection.revoke_consequence')}
      onConfirm={() => revoke.run()}
    >
      {say('inspection.revoke')}
    </ConfirmButton>
  );
}
