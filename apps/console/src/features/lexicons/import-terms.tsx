import { Alert, Button, Modal, Upload } from 'antd';
import { useState } from 'react';
import { api, Problem } from '@/api-client';
import { useTell, useWords } from '@/ui';
import { useForgetLexicons } from './use-lexicons';

const FAULTS_SHOWN = 20;

/** A whole list as a file takes the place of the newest; with any fault nothing is kept, and all are told. */
export function ImportTerms({ id }: { id: string }) {
  const say = useWords('lexicons');
  const tell = useTell();
  const forget = useForgetLexicons();
  const [isAsking, setAsking] = useState(false);
  const [faults, setFaults] = useState<readonly string[]>([]);
  const send = async (file: File) => {
    setAsking(true);
    try {
      await api.POST('/api/v1/lexicons/{id}/versions', {
        params: { path: { id } },
        headers: { 'content-type': 'text/csv' },
        body: {},
        bodySerializer: () => file,
      });
      await forget();
      tell.done(say('import.done'));
    } catch (error) {
      if (error instanceof Problem && error.faults.length > 0)
        setFaults([...new Set(error.faults.map(({ message }) => message))]);
      else tell.problem(error);
    } finally {
      setAsking(false);
    }
  };
  return (
    <>
      <Upload
        accept=".csv"
        showUploadList={false}
        beforeUpload={(file) => {
          void send(file);
          return false;
        }}
      >
        <Button loading={isAsking}>{say('import.begin')}</Button>
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
      </Modal>
    </>
  );
}
