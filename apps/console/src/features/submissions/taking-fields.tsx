import { Form, Input, Select } from 'antd';
import { ColumnSelect } from '@/features/columns';
import { useUnitName } from '@/features/organizations';
import { useWords } from '@/ui';

/** Into what a report is made: whose draft, in which column, under which title. */
export function TakingFields({ units, titleLabel }: { units: readonly string[]; titleLabel: string }) {
  const say = useWords('submissions');
  const nameOf = useUnitName();
  const unitId = Form.useWatch<string | undefined>('organizationId') ?? units[0] ?? '';
  return (
    <>
      {units.length > 1 && (
        <Form.Item name="organizationId" label={say('accept.unit')}>
          <Select options={units.map((id) => ({ value: id, label: nameOf(id) }))} />
        </Form.Item>
      )}
      <Form.Item name="title" label={titleLabel} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="columnId" label={say('column')}>
        <ColumnSelect unitId={unitId} placeholder={say('column_later')} />
      </Form.Item>
      <Form.Item name="comment" label={say('accept.comment')}>
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </>
  );
}
