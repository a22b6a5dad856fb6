import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { useCurrentUnit, useUnitName, useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { CursorTable, EmptyState, Moment, Page, SecretOnce, useWords } from '@/ui';
import type { Column } from '@/ui';
import { MailboxDialog } from './mailbox-dialog';
import { MailboxState } from './mailbox-state';
import { useMailboxes } from './use-mailboxes';
import type { Mailbox, MailboxWithSecret } from './use-mailboxes';

/** Addresses to which units send reports by mail. */
export function MailboxesPage() {
  const say = useWords('submission-mailboxes');
  const navigate = useNavigate();
  const { unitId } = useCurrentUnit();
  const mayManage = useCan()('submission_mailbox.manage', useUnitPath()(unitId));
  const pages = useMailboxes(unitId, mayManage);
  const columns = useColumns();
  const [isAdding, setAdding] = useState(false);
  const [made, setMade] = useState<MailboxWithSecret | null>(null);
  const open = (id: string) => void navigate(`/settings/submission-mailboxes/${id}`);
  if (!mayManage)
    return (
      <Page title={say('title')} lead={say('lead')}>
        <EmptyState text={say('not_yours')} />
      </Page>
    );
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
      {say('add')}
    </Button>
  );
  return (
    <Page title={say('title')} lead={say('lead')} actions={add}>
      <CursorTable<Mailbox>
        label={say('title')}
        pages={pages}
        columns={columns}
        empty={<EmptyState text={say('none')}>{add}</EmptyState>}
      />
      {isAdding && (
        <MailboxDialog
          seen={null}
          unitId={unitId}
          onMade={(mailbox) => (mailbox.secret === null ? open(mailbox.id) : setMade(mailbox))}
          onClose={() => setAdding(false)}
        />
      )}
      {made?.secret && (
        <SecretOnce
          title={say('secret.title')}
          text={say('secret.text')}
          secret={made.secret}
          onKept={() => open(made.id)}
        />
      )}
    </Page>
  );
}

function useColumns(): Column<Mailbox>[] {
  const say = useWords('submission-mailboxes');
  const unitName = useUnitName();
  return [
    {
      key: 'name',
      title: say('name'),
      track: 'minmax(140px, 1.5fr)',
      render: ({ id, name }) => <Link to={`/settings/submission-mailboxes/${id}`}>{name}</Link>,
    },
    {
      key: 'address',
      title: say('account'),
      track: 'minmax(160px, 1.5fr)',
      render: ({ kind, username }) => (kind === 'imap' ? username : say('kinds.webhook')),
    },
    {
      key: 'unit',
      title: say('unit'),
      track: 'minmax(140px, 1fr)',
      render: ({ organizationId }) => unitName(organizationId),
    },
    {
      key: 'success',
      title: say('last_success.imap'),
      track: '140px',
      render: ({ health }) => (health.lastSuccessAt ? <Moment at={health.lastSuccessAt} /> : say('never')),
    },
    {
      key: 'state',
      title: say('state'),
      track: '110px',
      render: ({ health }) => <MailboxState health={health} />,
    },
  ];
}
