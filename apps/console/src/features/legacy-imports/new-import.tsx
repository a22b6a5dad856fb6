import { useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { api, bodyOf, newKey, onceBy } from '@/api-client';
import { useUnitName } from '@/features/organizations';
import { FormDialog, useWords } from '@/ui';
import { legacyKey } from './use-legacy-imports';

/** Begins with a name; table and files follow on its page. */
export function NewImport({ unitId, onClose }: { unitId: string; onClose: () => void }) {
  const say = useWords('legacy-imports');
  const go = useNavigate();
  const queries = useQueryClient();
  const unitName = useUnitName();
  const [key] = useState(newKey);
  const save = async ({ name }: { name: string }) => {
    const { id } = await bodyOf(
      api.POST('/api/v1/legacy-imports', {
        headers: onceBy(key),
        body: { organizationId: unitId, name: name.trim() },
      }),
    );
    await queries.invalidateQueries({ queryKey: [...legacyKey, 'list'] });
    void go(`/settings/legacy-imports/${id}`);
  };
  return (
    <FormDialog<{ name: string }> title={say('add')} okText={say('begin')} save={save} onClose={onClose}>
      <p>{say('begin_how', { unit: unitName(unitId) })}</p>
      <Form.Item
        name="name"
        label={say('name')}
        rules={[{ required: true, whitespace: true, message: say('name_missing') }]}
      >
        <Input maxLength={200} placeholder={say('name_example')} autoFocus />
      </Form.Item>
    </FormDialog>
  );
}
