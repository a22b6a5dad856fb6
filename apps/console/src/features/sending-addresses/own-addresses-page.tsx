import { PlusOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '@/api-client';
import { useCan, useMe } from '@/features/sessions';
import { EmptyState, Page, Panel, ProblemNotice, useAct, useWords } from '@/ui';
import { AddressDialog } from './address-dialog';
import { AddressList } from './address-list';
import { CodeDialog } from './code-dialog';
import { useOwnAddresses, versionOf } from './use-addresses';
import type { Address } from './use-addresses';

/** 发信地址: from where one's mails are known for one's own. */
export function OwnAddressesPage() {
  const say = useWords('sending-addresses');
  const maySend = useCan()('submission.write');
  return (
    <Page title={say('title')} lead={say('lead')}>
      {maySend ? <OwnAddresses /> : <EmptyState text={say('not_yours')} />}
    </Page>
  );
}

function OwnAddresses() {
  const say = useWords('sending-addresses');
  const { email } = useMe();
  const asked = useOwnAddresses();
  const [asking, setAsking] = useState<Address | 'new' | null>(null);
  const touches = [['sending-addresses']];
  const register = useAct(
    (body: { address: string }) =>
      bodyOf(api.POST('/api/v1/me/sending-addresses', { body: { address: body.address.trim() } })),
    { touches },
  );
  const remove = useAct(
    (address: Address) =>
      api.DELETE('/api/v1/me/sending-addresses/{addressId}', {
        params: { path: { addressId: address.id }, header: { 'if-match': versionOf(address) } },
      }),
    { touches, done: say('removed') },
  );
  // Whoever names an address gets a code there at once, and is asked for it next.
  const save = async (values: { address: string }) => {
    const made = await register.attempt(values);
    setAsking(made.state === 'confirmed' ? null : made);
  };
  if (asked.isError) return <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton active />;
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setAsking('new')}>
      {say('add')}
    </Button>
  );
  const { items } = asked.data;
  return (
    <Panel title={say('own')} extra={items.length > 0 && add}>
      {email && <p>{say('account_address', { address: email })}</p>}
      <AddressList
        addresses={items}
        empty={<EmptyState text={say('none')}>{add}</EmptyState>}
        onConfirm={setAsking}
        onRemove={remove.run}
      />
      {asking === 'new' && (
        <AddressDialog
          told={say('add_told')}
          okText={say('send_code')}
          save={save}
          onClose={() => setAsking(null)}
        />
      )}
      {asking !== null && asking !== 'new' && <CodeDialog address={asking} onClose={() => setAsking(null)} />}
    </Panel>
  );
}
