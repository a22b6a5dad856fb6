import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { useCurrentUnit, useUnitName, useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import type { Action } from '@/features/sessions';
import { CursorTable, EmptyState, Page, SecretOnce } from '@/ui';
import type { Column, CursorPages, Say } from '@/ui';
import type { MadeReceiver, Receiver } from './receiver';
import { ReceiverState } from './receiver-state';

/** The receivers of a unit and the units below it; a new one shows its key this once. */
export function ReceiversPage<One extends Receiver>({
  say,
  noun,
  needs,
  pages,
  what,
  dialogOf,
}: {
  say: Say;
  /** Of their page in the settings. */
  noun: string;
  /** What whoever may add one may do. */
  needs: Action;
  pages: CursorPages<One>;
  /** What they are told of. */
  what: Column<One>;
  dialogOf: (onMade: (made: MadeReceiver) => void, onClose: () => void) => ReactNode;
}) {
  const navigate = useNavigate();
  const { unitId } = useCurrentUnit();
  const mayManage = useCan()(needs, useUnitPath()(unitId));
  const [isAdding, setAdding] = useState(false);
  const [made, setMade] = useState<MadeReceiver | null>(null);
  const open = (id: string) => void navigate(`/settings/${noun}/${id}`);
  const add = mayManage && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
      {say('add')}
    </Button>
  );
  return (
    <Page title={say('title')} lead={say('lead')} actions={add}>
      <CursorTable<One>
        label={say('title')}
        pages={pages}
        columns={useColumns(say, noun, what)}
        empty={<EmptyState text={say('none')}>{add}</EmptyState>}
      />
      {isAdding &&
        dialogOf(
          (receiver) => (receiver.secret === null ? open(receiver.id) : setMade(receiver)),
          () => setAdding(false),
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

function useColumns<One extends Receiver>(say: Say, noun: string, what: Column<One>): Column<One>[] {
  const unitName = useUnitName();
  return [
    {
      key: 'name',
      title: say('name'),
      track: 'minmax(160px, 1.5fr)',
      render: ({ id, name }) => <Link to={`/settings/${noun}/${id}`}>{name}</Link>,
    },
    what,
    {
      key: 'url',
      title: say('url'),
      track: 'minmax(150px, 2fr)',
      render: ({ url }) => new URL(url).host,
    },
    {
      key: 'unit',
      title: say('unit'),
      track: 'minmax(140px, 1fr)',
      render: ({ organizationId }) => unitName(organizationId),
    },
    {
      key: 'state',
      title: say('state'),
      track: '120px',
      render: (receiver) => <ReceiverState say={say} receiver={receiver} />,
    },
  ];
}
