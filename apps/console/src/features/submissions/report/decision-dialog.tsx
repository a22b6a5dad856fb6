import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { FormDialog, useWords } from '@/ui';
import { TakingFields } from '../taking-fields';

const askableFields = [
  'title',
  'bodyHtml',
  'category',
  'occurredOn',
  'occurredTime',
  'assetIds',
  'pictureCaptions',
  'contributors',
  'contactPhone',
  'signedOffBy',
  'previouslyPublishedIn',
  'targetLevel',
  'urgency',
  'firstSubmission',
  'commissionId',
] as const;

export type DecisionKind = 'accept' | 'return' | 'decline' | 'reopen';

/** What an editor says with a decision, and what follows from it. */
export interface DecisionInput {
  organizationId?: string;
  title?: string;
  columnId?: string;
  comment?: string;
  reason?: string;
  missing?: (typeof askableFields)[number][];
}

export function DecisionDialog({
  kind,
  units,
  initial,
  save,
  onClose,
}: {
  kind: DecisionKind;
  units: readonly string[];
  initial: DecisionInput;
  save: (input: DecisionInput) => Promise<unknown>;
  onClose: () => void;
}) {
  const say = useWords('submissions');
  const reason = (
    <Form.Item
      name="reason"
      label={say(`${kind}.reason`)}
      rules={kind === 'reopen' ? [] : [{ required: true, whitespace: true }]}
    >
      <Input.TextArea
        autoFocus
        maxLength={1000}
        showCount
        autoSize={{ minRows: 3 }}
        placeholder={kind === 'reopen' ? undefined : say(`${kind}.reason_hint`)}
      />
    </Form.Item>
  );
  const fields: Record<DecisionKind, ReactNode> = {
    accept: <TakingFields units={units} titleLabel={say('accept.draft_title')} />,
    return: (
      <>
        {reason}
        <Form.Item name="missing" label={say('return.missing')}>
          <Select
            mode="multiple"
            options={askableFields.map((field) => ({ value: field, label: say(`field.${field}`) }))}
          />
        </Form.Item>
      </>
    ),
    decline: reason,
    reopen: reason,
  };
  return (
    <FormDialog<DecisionInput>
      title={say(`${kind}.title`)}
      okText={say(kind === 'reopen' ? 'reopen.do' : `${kind}.ok`)}
      okButton={{ danger: kind === 'decline' }}
      initialValues={initial}
      save={save}
      onClose={onClose}
    >
      <p>{say(`${kind}.told`)}</p>
      {fields[kind]}
    </FormDialog>
  );
}
