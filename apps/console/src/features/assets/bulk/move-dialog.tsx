import { Modal } from 'antd';
import { useState } from 'react';
import { useWords } from '@/ui';
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
  const [folderId, setFolderId] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const send = () => {
    setSending(true);
    order({ action: 'move', ids, folderId }).then(onClose, () => setSending(false));
  };
  return (
    <Modal
      open
      title={say('bulk.move_title', { count: ids.length })}
      okText={say('bulk.go')}
      confirmLoading={isSending}
      onOk={send}
      onCancel={onClose}
    >
      <div className="asset-field">
        <FolderSelect unitId={unitId} value={folderId} onChange={setFolderId} none={say('folder.none')} />
      </div>
    </Modal>
  );
}
