import { Form } from 'antd';
import { useState } from 'react';
import { api, bodyOf, newKey, onceBy } from '@/api-client';
import { FormDialog, inOffice, useAct, useWords } from '@/ui';
import { bodyOfConsent, ConsentFields } from './consent-fields';
import type { ConsentValues } from './consent-fields';

/** Records what somebody who is shown agreed to. */
export function ConsentDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const say = useWords('assets');
  const [form] = Form.useForm<ConsentValues>();
  const [key] = useState(newKey);
  const record = useAct(
    (values: ConsentValues) =>
      bodyOf(
        api.POST('/api/v1/assets/{id}/consents', {
          params: { path: { id } },
          body: bodyOfConsent(values),
          headers: onceBy(key),
        }),
      ),
    { touches: [['assets', 'one', id, 'consents']] },
  );
  return (
    <FormDialog<ConsentValues>
      title={say('consent.add')}
      form={form}
      initialValues={{ isMinor: false, guardianConsent: false, givenOn: inOffice(new Date()) }}
      save={record.attempt}
      onClose={onClose}
    >
      <ConsentFields form={form} />
    </FormDialog>
  );
}
