import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { api, Problem, bodyOf, ifMatch, versionedOf } from '@/api-client';
import type { Shape, Versioned } from '@/api-client';
import { ConfirmButton, EmptyState, Page, Panel, ProblemNotice, useAct, useWords } from '@/ui';
import { OwnPayeeDialog } from './own-payee-dialog';
import { PayeeFacts } from './payee-facts';
import { useHiddenAway } from './use-hidden-away';

type Payee = Shape<'PayeeResponse'>;

/** How the person who is signed in is paid. */
export function OwnPayeePage() {
  const say = useWords('honours');
  const [isEntering, setEntering] = useState(false);
  const { data, error, refetch } = useQuery({ queryKey: ['own-payee'], queryFn: ownPayee });
  return (
    <Page title={say('payee.own_title')} lead={say('payee.own_lead')}>
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data === undefined && !error && <Skeleton active />}
      {data === null && (
        <EmptyState text={say('payee.own_none')}>
          <Button type="primary" onClick={() => setEntering(true)}>
            {say('payee.own_add')}
          </Button>
        </EmptyState>
      )}
      {data && <Kept key={data.etag} current={data} onReplace={() => setEntering(true)} />}
      {isEntering && <OwnPayeeDialog etag={data?.etag} onClose={() => setEntering(false)} />}
    </Page>
  );
}

function Kept({ current, onReplace }: { current: Versioned<Payee>; onReplace: () => void }) {
  const say = useWords('honours');
  const [whole, setWhole] = useState<Shape<'PayeeDataResponse'> | null>(null);
  const hide = () => setWhole(null);
  useHiddenAway(hide);
  const look = useAct(() => bodyOf(api.POST('/api/v1/me/payee/looks')).then(setWhole), {
    touches: [],
    done: say('payee.own_looked'),
  });
  const erase = useAct(() => api.DELETE('/api/v1/me/payee', { headers: ifMatch(current.etag) }), {
    touches: [['own-payee'], ['payees'], ['pay-lists']],
    done: say('payee.erased'),
  });
  return (
    <Panel
      title={say('payee.own_kept')}
      extra={
        <>
          {whole ? (
            <Button onClick={hide}>{say('payee.hide')}</Button>
          ) : (
            <Button loading={look.isBusy} onClick={() => void look.run()}>
              {say('payee.look')}
            </Button>
          )}
          <Button onClick={onReplace}>{say('payee.own_change')}</Button>
          <ConfirmButton
            danger
            title={say('payee.own_erase_title')}
            consequence={say('payee.erase_told')}
            onConfirm={() => erase.run()}
          >
            {say('payee.erase')}
          </ConfirmButton>
        </>
      }
    >
      <PayeeFacts of={whole ?? current.body} />
    </Panel>
  );
}

/** Null where nothing was entered. */
async function ownPayee(): Promise<Versioned<Payee> | null> {
  try {
    return await versionedOf(api.GET('/api/v1/me/payee'));
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return null;
    throw error;
  }
}
