import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { api, bodyOf, ifMatch, newKey, onceBy, versionedOf } from '@/api-client';
import { useTell, useWords } from '@/ui';
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
  const tell = useTell();
  const queries = useQueryClient();
  const [form] = Form.useForm<{ name: string }>();
  const [key] = useState(newKey);
  const save = useMutation({
    mutationFn: async ({ name }: { name: string }) => {
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
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['assets', 'folders'] });
      onClose();
    },
    onError: (error) => tell.problemIn(form, error),
  });
  return (
    <Modal
      open
      title={say(renamed ? 'folder.rename' : parentId ? 'folder.add_inside' : 'folder.add')}
      okText={say('save')}
      confirmLoading={save.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" initialValues={{ name: renamed?.name }} onFinish={save.mutate}>
        <Form.Item
          name="name"
          label={say('folder.name')}
          rules={[{ required: true, message: say('folder.name_needed') }]}
        >
          <Input maxLength={80} autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  );
}
