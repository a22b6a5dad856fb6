import { useState } from 'react';
import { api, ifMatch } from '@/api-client';
import type { Shape } from '@/api-client';
import { FormDialog, useAct, useWords } from '@/ui';
import { PayeeFields } from './payee-fields';

type Values = Shape<'PayeeDataRequest'>;

/** Enters how one is paid, or puts another way in its place. */
export function OwnPayeeDialog({
  etag: etagNow,
  onClose,
}: {
  /** Of what is kept; none where nothing is. */
  etag?: string;
  onClose: () => void;
}) {
  const say = useWords('honours');
  // Of what was seen when it began: a change from elsewhere is not overwritten unseen.
  const [etag] = useState(etagNow);
  const save = useAct(
    (values: Values) =>
      api.PUT('/api/v1/me/payee', {
        headers: etag ? ifMatch(etag) : {},
        body: { ...values, phone: values.phone || null },
      }),
    { touches: [['own-payee'], ['payees'], ['pay-lists']], done: say('payee.saved') },
  );
  return (
    <FormDialog<Values>
      title={say(etag ? 'payee.own_change' : 'payee.own_add')}
      save={save.attempt}
      onClose={onClose}
    >
      {etag && <p>{say('payee.own_change_told')}</p>}
      <PayeeFields />
    </FormDialog>
  );
}
