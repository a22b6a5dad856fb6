import { Alert, Button, Modal, Upload } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Problem } from '@/api-client';
import type { InputFault } from '@/api-client';
import { useTell } from './use-tell';
import type { Say } from './words';

const FAULTS_SHOWN = 20;

/**
 * A whole list as a table at once. With any fault nothing is kept, and all are told together. Words: `import.begin`,
 * `import.title` and `import.refused` of who shows it.
 */
export function TableUpload({
  say,
  send,
  wordsOf = ({ message }) => message,
  note,
  accept = '.csv',
  isPrimary = false,
}: {
  say: Say;
  /** Takes the table in; answers what was done. */
  send: (file: File) => Promise<string>;
  wordsOf?: (fault: InputFault) => string;
  /** Beside the faults: what form is wanted. */
  note?: ReactNode;
  /** As in HTML. */
  accept?: string;
  isPrimary?: boolean;
}) {
  const tell = useTell();
  const [isAsking, setAsking] = useState(false);
  const [faults, setFaults] = useState<readonly string[]>([]);
  const take = async (file: File) => {
    setAsking(true);
    try {
      tell.done(await send(file));
    } catch (error) {
      if (error instanceof Problem && error.faults.length > 0)
        setFaults([...new Set(error.faults.map(wordsOf))]);
      else tell.problem(error);
    } finally {
      setAsking(false);
    }
  };
  return (
    <>
      <Upload
        accept={accept}
        showUploadList={false}
        beforeUpload={(file) => {
          void take(file);
          return false;
        }}
      >
        <Button type={isPrimary ? 'primary' : 'default'} loading={isAsking}>
          {say('import.begin')}
        </Button>
      </Upload>
      <Modal
        open={faults.length > 0}
        title={say('import.title')}
        footer={null}
        onCancel={() => setFaults([])}
      >
        <Alert type="error" showIcon title={say('import.refused', { count: faults.length })} />
        <ul>
          {faults.slice(0, FAULTS_SHOWN).map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
        {note}
      </Modal>
    </>
  );
}
