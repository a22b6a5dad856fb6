import { api, ifMatch, versionedOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { ConfirmButton, useAct, useWords } from '@/ui';

/** Erases how somebody is paid, for good. */
export function ErasePayee({ payee }: { payee: Shape<'PayeeResponse'> }) {
  const say = useWords('honours');
  const params = { path: { id: payee.id } };
  const erase = useAct(
    async () => {
      const { etag } = await versionedOf(api.GET('/api/v1/payees/{id}', { params }));
      await api.DELETE('/api/v1/payees/{id}', { params, headers: ifMatch(etag) });
    },
    { touches: [['payees'], ['pay-lists']], done: say('payee.erased') },
  );
  return (
    <ConfirmButton
      danger
      title={say('payee.erase_title', { name: payee.contributorName })}
      consequence={say('payee.erase_told')}
      onConfirm={() => erase.run()}
    >
      {say('payee.erase')}
    </ConfirmButton>
  );
}
