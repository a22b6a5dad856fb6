import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { api, bodyOf } from '@/api-client';
import { ReasonButton, useAct, useWords } from '@/ui';
import { touched } from '../shapes';
import type { PushedItem } from '../shapes';
import { TakeDialog } from '../take/take-dialog';
import { useMay } from '../use-may';

/** Takes it over, or says why not; who took it goes on to their own item. */
export function PushedItemActs({ item }: { item: PushedItem }) {
  const say = useWords('linkage');
  const { mayTake } = useMay();
  const [isTaking, setTaking] = useState(false);
  const params = { path: { id: item.id } };
  const decline = useAct(
    (reason: string) => api.POST('/api/v1/pushed-items/{id}/decline', { params, body: { reason } }),
    { touches: touched, done: say('decline.done') },
  );
  if (item.contentId !== null)
    return (
      <Link to={`/contents/${item.contentId}`}>
        <Button type="primary">{say('received.open_own')}</Button>
      </Link>
    );
  if (!mayTake(item.organizationId) || item.cancelReason !== null) return null;
  return (
    <>
      {item.mayDecline && item.state !== 'declined' && (
        <ReasonButton
          title={say('decline.title')}
          told={say('decline.told', { name: item.fromOrganizationName })}
          loading={decline.isBusy}
          onReason={decline.attempt}
        >
          {say('decline.act')}
        </ReasonButton>
      )}
      {item.originState !== 'withdrawn' && (
        <Button type="primary" onClick={() => setTaking(true)}>
          {say('take.act')}
        </Button>
      )}
      {isTaking && (
        <TakeDialog
          unitId={item.organizationId}
          title={item.title}
          told={say(item.mustKeepText ? 'take.told_keep' : 'take.told', { name: item.organizationName })}
          take={(body) => bodyOf(api.POST('/api/v1/pushed-items/{id}/take', { params, body }))}
          onClose={() => setTaking(false)}
        />
      )}
    </>
  );
}
