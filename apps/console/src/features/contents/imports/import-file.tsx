import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Modal, Upload } from 'antd';
import { InboxOutlined } from '@ant-design/icons';
import { useNavigate } from 'react-router-dom';
import { useTell, useWords } from '@/ui';
import { sendFile } from './use-import';

/** A document from this device, to be read into a draft. */
export function ImportFile({
  isOpen,
  unitId,
  onClose,
}: {
  isOpen: boolean;
  unitId: string;
  onClose: () => void;
}) {
  const say = useWords('contents');
  const tell = useTell();
  const go = useNavigate();
  const queries = useQueryClient();
  const send = useMutation({
    mutationFn: (file: File) => sendFile(file, unitId),
    onSuccess: ({ id }) => {
      void queries.invalidateQueries({ queryKey: ['imports', 'list'] });
      void go(`/contents/imports/${id}`);
    },
    onError: tell.problem,
  });
  return (
    <Modal open={isOpen} title={say('import.title')} footer={null} onCancel={onClose} destroyOnHidden>
      <Upload.Dragger
        accept=".docx,.html,.htm,.txt,.md"
        showUploadList={false}
        disabled={send.isPending}
        beforeUpload={(file) => {
          send.mutate(file);
          return false;
        }}
      >
        <p className="ant-upload-drag-icon">
          <InboxOutlined />
        </p>
        <p>{send.isPending ? say('import.reading', { name: send.variables.name }) : say('import.choose')}</p>
        <p className="content-notes">{say('import.hint')}</p>
      </Upload.Dragger>
    </Modal>
  );
}
