import type { Shape } from '@/api-client';
import { Facts, useWords } from '@/ui';

/** How somebody is paid, masked or as it is. */
export function PayeeFacts({ of: data }: { of: Shape<'PayeeDataResponse'> }) {
  const say = useWords('honours');
  return (
    <Facts
      of={[
        [say('payee.legal_name'), data.legalName],
        [say('payee.bank'), data.bankName],
        [say('payee.account_number'), data.bankAccount],
        [say('payee.phone_label'), data.phone ?? '—'],
      ]}
    />
  );
}
