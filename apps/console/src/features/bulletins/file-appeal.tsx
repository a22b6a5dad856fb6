import { Form, Input } from 'antd';
import { useState } from 'react';
import { api, newKey, onceBy } from '@/api-client';
import type { Shape } from '@/api-client';
import { ProofUpload } from '@/features/submissions';
import { FormDialog, useAct, useWords } from '@/ui';

type Wish = Omit<Shape<'FileAppealRequest'>, 'organizationId'>;

/** What a unit says against a bulletin that is shown to it, and by what that is proven. */
export function FileAppeal({
  bulletinId,
  unitId,
  onClose,
}: {
  bulletinId: string;
  /** The unit that appeals. */
  unitId: string;
  onClose: () => void;
}) {
  const say = useWords('bulletins');
  const [key] = useState(newKey);
  const file = useAct(
    (wish: Wish) =>
      api.POST('/api/v1/bulletins/{id}/appeals', {
        params: { path: { id: bulletinId } },
        headers: onceBy(key),
        body: { ...wish, organizationId: unitId },
      }),
    { touches: [['bulletins']], done: say('appeal_filed') },
  );
  return (
    <FormDialog<Wish> title={say('appeal')} okText={say('appeal_ok')} save={file.attempt} onClose={onClose}>
      <p>{say('appeal_told')}</p>
      <Form.Item
        name="text"
        label={say('appeal_text')}
        rules={[{ required: true, whitespace: true, min: 2, message: say('appeal_needed') }]}
      >
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 3 }} autoFocus />
      </Form.Item>
      <Form.Item name="proofAssetId" label={say('appeal_proof')}>
        <ProofUpload unitId={unitId} />
      </Form.Item>
    </FormDialog>
  );
}
