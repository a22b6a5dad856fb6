import { Form, Input } from 'antd';
import { useState } from 'react';
import { api, bodyOf, ifMatch, newKey, onceBy, versionedOf } from '@/api-client';
import { FormDialog, useAct, useWords } from '@/ui';
import type { Folder } from './use-folders';

/** A new folder, or another name for one that is there. */
export function FolderDialog({
  unitId,
  parentId,
  renamed,
  onClose,
}: {
  unitId: string;
  parentId: string | null;
  renamed?: Folder;
  onClose: () => void;
}) {
  const say = useWords('assets');
  const [key] = useState(newKey);
  const save = useAct(
    async ({ name }: { name: string }) => {
      if (!renamed) {
        const body = { organizationId: unitId, parentId, name };
        return bodyOf(api.POST('/api/v1/asset-folders', { body, headers: onceBy(key) }));
      }
      const params = { path: { id: renamed.id } };
      const { etag } = await versionedOf(api.GET('/api/v1/asset-folders/{id}', { params }));
      return bodyOf(
        api.PATCH('/api/v1/asset-folders/{id}', { params, body: { name }, headers: ifMatch(etag) }),
      );
    },
    { touches: [['assets', 'folders']] },
  );
  return (
    <FormDialog<{ name: string }>
      title={say(renamed ? 'folder.rename' : parentId ? 'folder.add_inside' : 'folder.add')}
      initialValues={{ name: renamed?.name }}
      save={save.attempt}
      onClose={onClose}
    >
      <Form.Item
        name="name"
        label={say('folder.name')}
        rules={[{ required: true, message: say('folder.name_needed') }]}
      >
        <Input maxLength={80} autoFocus />
      </Form.Item>
    </FormDialog>
  );
}
