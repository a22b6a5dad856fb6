import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { api } from '@/api-client';
import { EmptyState, Panel, ProblemNotice, useAct, useWords } from '@/ui';
import { AddressDialog } from './address-dialog';
import { AddressList } from './address-list';
import { useAddressesOf, versionOf } from './use-addresses';
import type { Address } from './use-addresses';

/** Of somebody whose account one looks after: what is added here counts at once. */
export function AddressesOfPerson({ person }: { person: { id: string; displayName: string } }) {
  const say = useWords('sending-addresses');
  const asked = useAddressesOf(person.id);
  const [isAdding, setAdding] = useState(false);
  const touches = [['sending-addresses']];
  const vouch = useAct(
    (body: { address: string }) =>
      api.POST('/api/v1/users/{id}/sending-addresses', {
        params: { path: { id: person.id } },
        body: { address: body.address.trim() },
      }),
    { touches, done: say('confirmed') },
  );
  const remove = useAct(
    (address: Address) =>
      api.DELETE('/api/v1/users/{id}/sending-addresses/{addressId}', {
        params: {
          path: { id: person.id, addressId: address.id },
          header: { 'if-match': versionOf(address) },
        },
      }),
    { touches, done: say('removed') },
  );
  const save = async (values: { address: string }) => {
    await vouch.attempt(values);
    setAdding(false);
  };
  const add = <Button onClick={() => setAdding(true)}>{say('add')}</Button>;
  const items = asked.data?.items;
  return (
    <Panel title={say('title')} extra={items && items.length > 0 && add}>
      {asked.isError && <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton active />}
      {items && (
        <AddressList
          addresses={items}
          empty={<EmptyState text={say('none_of', { name: person.displayName })}>{add}</EmptyState>}
          onRemove={remove.run}
        />
      )}
      {isAdding && (
        <AddressDialog
          told={say('vouch_told', { name: person.displayName })}
          okText={say('vouch')}
          save={save}
          onClose={() => setAdding(false)}
        />
      )}
    </Panel>
  );
}
