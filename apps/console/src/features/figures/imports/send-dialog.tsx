import { useQueryClient } from '@tanstack/react-query';
import { Form } from 'antd';
import { useNavigate } from 'react-router-dom';
import { FormDialog, OfficeTimePicker, useWords } from '@/ui';
import { AccountSelect } from '../parts/account-select';
import { FileField } from './file-field';
import { importsKey, sendTable } from './use-imports';
import type { SentTable } from './use-imports';

/** A table is sent and looked at; what is in it is written only after somebody saw what it would bring. */
export function SendDialog({ onClose }: { onClose: () => void }) {
  const say = useWords('figures');
  const go = useNavigate();
  const queries = useQueryClient();
  const save = async (sent: SentTable) => {
    const { id } = await sendTable(sent);
    await queries.invalidateQueries({ queryKey: importsKey });
    // Where the heads were not understood the same file goes once more.
    void go(`/figures/imports/${id}`, { state: { file: sent.file } });
  };
  return (
    <FormDialog<SentTable>
      title={say('import.open')}
      okText={say('import.look')}
      save={save}
      onClose={onClose}
    >
      <p className="figures-quiet">{say('import.how')}</p>
      <Form.Item name="channelAccountId" label={say('import.account')} rules={[{ required: true }]}>
        <AccountSelect />
      </Form.Item>
      <Form.Item
        name="file"
        label={say('import.file')}
        rules={[{ required: true, message: say('import.file_missing') }]}
      >
        <FileField />
      </Form.Item>
      <Form.Item name="takenAt" label={say('import.taken_at')} extra={say('import.taken_at_why')}>
        <OfficeTimePicker />
      </Form.Item>
    </FormDialog>
  );
}
