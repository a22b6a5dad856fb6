import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { api, ifMatch } from '@/api-client';
import type { Versioned } from '@/api-client';
import { useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { ConfirmButton, FormDialog, useAct, useWords } from '@/ui';
import type { Site } from './site-settings';
import { useForgetSites } from './use-site';

/** Whether visitors get the pages; where numbers of registration are missing, which, and what can be done. */
export function LaunchState({ seen, unitId }: { seen: Versioned<Site>; unitId: string }) {
  const say = useWords('sites');
  const { isOpen, isPublic, missing, waiver } = seen.body.launch;
  const mayWaive = useCan()('organization.manage', useUnitPath()(unitId));
  const [isWaiving, setWaiving] = useState(false);
  const params = { path: { id: unitId } };
  const headers = ifMatch(seen.etag);
  const forget = useForgetSites();
  const endWaiver = useAct(
    () => api.DELETE('/api/v1/organizations/{id}/site/launch-waiver', { params, headers }),
    { touches: [['sites']], done: say('launch.waiver_ended') },
  );
  const numbers = missing.map((name) => say(`field.${name}`)).join('、');
  const title = () => {
    if (!isPublic) return say('launch.inside');
    if (waiver !== null) return say('launch.waived', { reason: waiver });
    return isOpen ? say('launch.open') : say('launch.closed', { numbers });
  };
  const waive = async (body: { reason: string }) => {
    await api.PUT('/api/v1/organizations/{id}/site/launch-waiver', { params, headers, body });
    await forget();
  };
  const act =
    waiver !== null ? (
      <ConfirmButton
        title={say('launch.end_question')}
        consequence={say('launch.end_consequence')}
        onConfirm={() => endWaiver.run()}
      >
        {say('launch.end')}
      </ConfirmButton>
    ) : (
      !isOpen && <Button onClick={() => setWaiving(true)}>{say('launch.waive')}</Button>
    );
  return (
    <>
      <Alert
        showIcon
        type={isOpen ? 'success' : 'warning'}
        title={title()}
        description={isOpen ? undefined : say('launch.closed_text')}
        action={mayWaive && act}
        style={{ marginBottom: 16 }}
      />
      {isWaiving && (
        <FormDialog<{ reason: string }>
          title={say('launch.waive')}
          save={waive}
          onClose={() => setWaiving(false)}
        >
          <Form.Item
            name="reason"
            label={say('launch.reason')}
            extra={say('launch.reason_help')}
            rules={[{ required: true, whitespace: true, min: 4, message: say('launch.reason_missing') }]}
          >
            <Input.TextArea rows={3} maxLength={300} />
          </Form.Item>
        </FormDialog>
      )}
    </>
  );
}
