import { Form } from 'antd';
import { FormDialog, useWords } from '@/ui';
import { FolderSelect } from '../library/folder-select';
import type { Order } from './use-bulk';

export function MoveDialog({
  unitId,
  ids,
  order,
  onClose,
}: {
  unitId: string;
  ids: string[];
  order: Order;
  onClose: () => void;
}) {
  const say = useWords('assets');
  return (
    <FormDialog<{ folderId: string | null }>
      title={say('bulk.move_title', { count: ids.length })}
      okText={say('bulk.go')}
      initialValues={{ folderId: null }}
      save={({ folderId }) => order({ action: 'move', ids, folderId })}
      onClose={onClose}
    >
      <Form.Item name="folderId" className="asset-field">
        <FolderSelect unitId={unitId} none={say('folder.none')} />
      </Form.Item>
    </FormDialog>
  );
}
