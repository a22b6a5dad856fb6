import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Link } from 'react-router-dom';
import { usePlatformName } from '@/features/channels';
import { useCurrentUnit, useUnitName, useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { CursorTable, EmptyState, Moment, Page, useWords } from '@/ui';
import type { Column } from '@/ui';
import { PlatformMark } from './platform-mark';
import { StandingTag } from './standing-tag';
import { useAccountsHealth } from './use-channel-accounts';
import type { AccountHealth } from './use-channel-accounts';
import './accounts-page.css';

type Row = AccountHealth & { id: string };

/** All accounts of the unit and those below it, and how each of them stands. */
export function AccountsPage() {
  const say = useWords('channel-accounts');
  const can = useCan();
  const { unitId } = useCurrentUnit();
  const mayConnect = can('channel_account.manage', useUnitPath()(unitId));
  const accounts = useAccountsHealth(unitId);
  const connect = mayConnect && (
    <Link to="/channels/new">
      <Button type="primary" icon={<PlusOutlined />}>
        {say('connect.begin')}
      </Button>
    </Link>
  );
  return (
    <Page title={say('title')} lead={say('lead')} actions={connect}>
      <CursorTable<Row>
        label={say('title')}
        pages={accounts}
        columns={useColumns()}
        rowHeight={68}
        empty={<EmptyState text={say(mayConnect ? 'empty' : 'empty_for_reader')}>{connect}</EmptyState>}
      />
    </Page>
  );
}

function useColumns(): Column<Row>[] {
  const say = useWords('channel-accounts');
  const platformName = usePlatformName();
  const unitName = useUnitName();
  return [
    {
      key: 'account',
      title: say('account'),
      track: 'minmax(220px, 2fr)',
      render: ({ account }) => (
        <Link to={`/channels/${account.id}`} className="account-cell">
          <PlatformMark platform={account.platform} />
          <span>
            <strong>{account.name}</strong>
            <small>
              {platformName(account.platform)} · {unitName(account.organizationId)}
            </small>
          </span>
        </Link>
      ),
    },
    {
      key: 'standing',
      title: say('state'),
      track: 'minmax(130px, 1fr)',
      render: (health) => <StandingTag health={health} />,
    },
    {
      key: 'mode',
      title: say('way'),
      track: 'minmax(110px, 1fr)',
      render: ({ account }) => say(`mode.${account.mode}`),
    },
    {
      key: 'last',
      title: say('last_published'),
      track: '110px',
      render: ({ publishing }) => {
        if (!publishing) return say('own_site');
        return publishing.lastPublishedAt ? <Moment at={publishing.lastPublishedAt} /> : say('none_yet');
      },
    },
    {
      key: 'grant',
      title: say('grant_until'),
      track: '120px',
      render: ({ grant }) => (grant.expiresAt ? <Moment at={grant.expiresAt} /> : say('grant.none_short')),
    },
  ];
}
