import { Alert, Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import { api, newKey, onceBy } from '@/api-client';
import type { Shape } from '@/api-client';
import { FormDialog, inOffice, useAct, useWords } from '@/ui';
import { bodyOfConsent, ConsentFields } from './consent-fields';
import type { ConsentValues } from './consent-fields';

interface Values extends ConsentValues {
  reason: string;
  isMistaken?: boolean;
  takesBackRevocation?: boolean;
}

/** Puts another record in the place of one that was wrong; what was wrong stays on record with the reason. */
export function CorrectConsent({
  consent,
  onClose,
}: {
  consent: Shape<'AssetConsentResponse'>;
  onClose: () => void;
}) {
  const say = useWords('assets');
  const [form] = Form.useForm<Values>();
  const [key] = useState(newKey);
  const isMistaken = Form.useWatch('isMistaken', form);
  const { id: consentId, assetId: id, personName, isMinor, guardianConsent, scope } = consent;
  const correct = useAct(
    ({ reason, isMistaken: isNotShown, takesBackRevocation, ...values }: Values) =>
      api.POST('/api/v1/assets/{id}/consents/{consentId}/corrections', {
        params: { path: { id, consentId } },
        headers: onceBy(key),
        body: isNotShown
          ? { reason, isMistaken: true }
          : { ...bodyOfConsent(values), reason, takesBackRevocation },
      }),
    { touches: [['assets', 'one', id, 'consents']], done: say('consent.corrected') },
  );
  const day = (value: string) => inOffice(`${value}T12:00:00+08:00`);
  return (
    <FormDialog<Values>
      title={say('consent.correct_title', { name: personName })}
      form={form}
      initialValues={{
        ...{ personName, isMinor, guardianConsent, scope },
        givenOn: day(consent.givenOn),
        expiresOn: consent.expiresOn && day(consent.expiresOn),
      }}
      save={correct.attempt}
      onClose={onClose}
    >
      <p className="asset-hint">{say('consent.correct_lead')}</p>
      <Form.Item
        name="reason"
        label={say('consent.reason')}
        extra={say('consent.reason_hint')}
        rules={[{ required: true, whitespace: true, message: say('consent.reason_needed') }]}
      >
        <Input maxLength={500} autoFocus />
      </Form.Item>
      <Form.Item name="isMistaken" valuePropName="checked">
        <Checkbox>{say('consent.is_mistaken')}</Checkbox>
      </Form.Item>
      {isMistaken && <Alert type="info" showIcon title={say('consent.mistaken_follows')} />}
      {/* Kept out of sight, not taken away: who unticks the box finds what was typed. */}
      <div hidden={isMistaken}>
        {consent.revokedAt !== null && (
          <Form.Item
            name="takesBackRevocation"
            valuePropName="checked"
            extra={say('consent.takes_back_follows')}
          >
            <Checkbox>{say('consent.takes_back')}</Checkbox>
          </Form.Item>
        )}
        <ConsentFields form={form} />
      </div>
    </FormDialog>
  );
}
