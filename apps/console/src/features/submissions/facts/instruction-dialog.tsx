import { Form, Input, Select, Switch } from 'antd';
import { useState } from 'react';
import { api, newKey, onceBy } from '@/api-client';
import type { Shape } from '@/api-client';
import { FormDialog, inOffice, useAct, useWords } from '@/ui';
import { levels } from '../enums';
import type { Submission } from '../enums';
import { DayField } from './day-field';
import { ProofUpload } from './proof-upload';

type Wish = Shape<'RecordInstructionRequest'>;

/** 领导批示: who wrote what on a report, and whether its writers may read it. */
export function InstructionDialog({ report, onClose }: { report: Submission; onClose: () => void }) {
  const say = useWords('submissions');
  const [key] = useState(newKey);
  const [today] = useState(() => inOffice(Date.now()).format('YYYY-MM-DD'));
  const record = useAct(
    (body: Wish) =>
      api.POST('/api/v1/submissions/{id}/instructions', {
        params: { path: { id: report.id } },
        headers: onceBy(key),
        body,
      }),
    { touches: [['submissions']], done: say('facts.recorded') },
  );
  return (
    <FormDialog<Wish>
      title={say('facts.add_instruction')}
      okText={say('facts.record')}
      initialValues={{
        level: 'city',
        isOpen: false,
        instructedOn: today,
      }}
      save={record.attempt}
      onClose={onClose}
    >
      <div className="desk-two-fields">
        <Form.Item
          name="leaderName"
          label={say('facts.leaderName')}
          rules={[{ required: true, whitespace: true }]}
        >
          <Input maxLength={60} autoFocus />
        </Form.Item>
        <Form.Item
          name="leaderPost"
          label={say('facts.leaderPost')}
          rules={[{ required: true, whitespace: true }]}
        >
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="level" label={say('facts.level')}>
          <Select options={levels.map((value) => ({ value, label: say(`level.${value}`) }))} />
        </Form.Item>
        <Form.Item name="instructedOn" label={say('facts.instructedOn')} rules={[{ required: true }]}>
          <DayField />
        </Form.Item>
      </div>
      <Form.Item name="text" label={say('facts.instruction_text')}>
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 2 }} />
      </Form.Item>
      <Form.Item
        name="isOpen"
        label={say('facts.isOpen')}
        valuePropName="checked"
        extra={say('facts.isOpen_hint')}
      >
        <Switch />
      </Form.Item>
      <Form.Item name="proofAssetId" label={say('facts.proof')} extra={say('facts.instruction_proof')}>
        <ProofUpload unitId={report.organizationId} />
      </Form.Item>
    </FormDialog>
  );
}
