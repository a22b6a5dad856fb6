import { Alert, Button, Modal, Upload } from 'antd';
import { useState } from 'react';
import { api, bodyOf, Problem } from '@/api-client';
import { useTell, useWords } from '@/ui';
import { useForgetReprintSources } from './use-reprint-sources';

const FAULTS_SHOWN = 20;

/** A whole list as a table at once; with any fault nothing is kept, and all are told with their lines. */
export function ImportSources({ unitId }: { unitId: string }) {
  const say = useWords('reprint-sources');
  const tell = useTell();
  const forget = useForgetReprintSources();
  const [isAsking, setAsking] = useState(false);
  const [faults, setFaults] = useState<readonly string[]>([]);
  const lineOf = (path: string) => /\d+/.exec(path)?.[0];
  const send = async (file: File) => {
    setAsking(true);
    try {
      const body = { organizationId: unitId, csv: await file.text() };
      const { created, changed } = await bodyOf(api.POST('/api/v1/reprint-sources/imports', { body }));
      await forget();
      tell.done(say('import.done', { created, changed }));
    } catch (error) {
      if (error instanceof Problem && error.faults.length > 0)
        setFaults(
          error.faults.map(({ path, message }) => {
            const line = lineOf(path);
            return line ? say('import.line', { line, message }) : message;
          }),
        );
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
        <p>{say('import.form')}</p>
      </Modal>
    </>
  );
}
