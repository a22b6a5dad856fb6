import { Modal } from 'antd';
import { Link } from 'react-router-dom';
import { download } from '@/api-client';
import { useAct, useWords } from '@/ui';
import './words';

const inside = ['sheet', 'revisions', 'records', 'pages'] as const;

/** Says what the file holds, has it made and saves it. */
export function MakeEvidence({
  contentId,
  title,
  onClose,
}: {
  contentId: string;
  /** Of the item, for the name of the file. */
  title: string;
  onClose: () => void;
}) {
  const say = useWords('evidence');
  const making = useAct(
    async () => {
      const name = say('make.file', { title: title.replace(/[\\/:*?"<>|]/g, ' ') });
      await download(`/api/v1/contents/${contentId}/evidence-file`, name, 'POST');
      onClose();
    },
    { touches: [['audit-entries']], done: say('make.done') },
  );
  return (
    <Modal
      open
      title={say('make.title')}
      okText={say('make.ok')}
      confirmLoading={making.isBusy}
      onOk={() => void making.run()}
      onCancel={onClose}
    >
      <p>{say('make.what')}</p>
      <ul>
        {inside.map((part) => (
          <li key={part}>{say(`make.${part}`)}</li>
        ))}
      </ul>
      <p>{say('make.trail')}</p>
      <p>
        <Link to="/evidence" onClick={onClose}>
          {say('verify.title')}
        </Link>
      </p>
    </Modal>
  );
}
