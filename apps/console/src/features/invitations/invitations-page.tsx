import { UserAddOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCurrentUnit } from '@/features/organizations';
import { useReach } from '@/features/submissions';
import { ConfirmButton, CursorTable, EmptyState, Moment, Page, useAct, useCursorPages, useWords } from '@/ui';
import type { Column } from '@/ui';
import { InviteDialog } from './invite-dialog';

type Invitation = Shape<'InvitationResponse'>;

const colours: Record<Invitation['state'], string> = {
  live: 'blue',
  used: 'green',
  revoked: 'default',
  expired: 'default',
};

/** Links by which correspondents of a unit join. */
export function InvitationsPage() {
  const say = useWords('invitations');
  const { unitId } = useCurrentUnit();
  const { may } = useReach();
  const [isInviting, setInviting] = useState(false);
  const mayIssue = may('invitation.issue', unitId);
  const pages = useCursorPages(
    ['invitations', unitId],
    (cursor) =>
      bodyOf(
        api.GET('/api/v1/organizations/{id}/invitations', {
          params: { path: { id: unitId }, query: { limit: 50, cursor } },
        }),
      ),
    { enabled: mayIssue },
  );
  const revoke = useAct(
    (id: string) => api.POST('/api/v1/invitations/{id}/revoke', { params: { path: { id } } }),
    { touches: [['invitations']], done: say('revoked') },
  );
  const columns: Column<Invitation>[] = [
    {
      key: 'whom',
      title: say('whom'),
      track: 'minmax(100px, 1fr)',
      render: ({ displayName, joinedName, state }) => (
        <>
          <strong>{joinedName ?? displayName ?? say('anybody')}</strong>{' '}
          <Tag color={colours[state]}>{say(`state.${state}`)}</Tag>
        </>
      ),
    },
    {
      key: 'issued',
      title: say('issued_by'),
      track: 'minmax(80px, 220px)',
      render: ({ issuerName, issuedAt }) => (
        <>
          {issuerName} <Moment at={issuedAt} />
        </>
      ),
    },
    {
      key: 'until',
      title: say('until'),
      track: '96px',
      render: ({ usedAt, expiresAt, state }) =>
        state === 'used' && usedAt ? <Moment at={usedAt} /> : <Moment at={expiresAt} />,
    },
    {
      key: 'actions',
      title: say('actions'),
      track: '92px',
      render: ({ id, state }) =>
        state === 'live' && (
          <ConfirmButton
            danger
            title={say('revoke_title')}
            consequence={say('revoke_told')}
            onConfirm={() => revoke.run(id)}
          >
            {say('revoke')}
          </ConfirmButton>
        ),
    },
  ];
  const invite = mayIssue && (
    <Button type="primary" icon={<UserAddOutlined />} onClick={() => setInviting(true)}>
      {say('invite')}
    </Button>
  );
  return (
    <Page title={say('title')} lead={say('lead')} actions={invite}>
      {mayIssue ? (
        <CursorTable
          label={say('title')}
          pages={pages}
          columns={columns}
          empty={<EmptyState text={say('empty')}>{invite}</EmptyState>}
        />
      ) : (
        <EmptyState text={say('not_here')} />
      )}
      {isInviting && <InviteDialog unitId={unitId} onClose={() => setInviting(false)} />}
    </Page>
  );
}
