import { Form, Input } from 'antd';
import { useRef } from 'react';
import { useNavigate } from 'react-router-dom';
import type { Shape } from '@/api-client';
import { ColumnSelect } from '@/features/columns';
import { FormDialog, useAct, useWords } from '@/ui';
import { touched } from '../shapes';

type Values = Pick<Shape<'TakeRequest'>, 'title' | 'columnId'>;

/** Makes the unit's own draft of another unit's item, and goes on to writing it. */
export function TakeDialog({
  unitId,
  title,
  told,
  take,
  onClose,
}: {
  /** Whose draft it becomes. */
  unitId: string;
  title: string;
  told: string;
  take: (changes: Values) => Promise<Shape<'ContentResponse'>>;
  onClose: () => void;
}) {
  const say = useWords('linkage');
  const go = useNavigate();
  const madeId = useRef<string>(undefined);
  const taking = useAct(take, { touches: [...touched, ['contents', 'list']], done: say('take.done') });
  return (
    <FormDialog<Values>
      title={say('take.title')}
      okText={say('take.act')}
      initialValues={{ title }}
      save={async (values) => {
        madeId.current = (await taking.attempt(values)).id;
      }}
      onSaved={() => void go(`/contents/${madeId.current}`)}
      onClose={onClose}
    >
      <p>{told}</p>
      <Form.Item
        name="title"
        label={say('take.item_title')}
        rules={[{ required: true, whitespace: true, message: say('take.title_needed') }]}
      >
        <Input maxLength={200} autoFocus />
      </Form.Item>
      <Form.Item name="columnId" label={say('take.column')}>
        <ColumnSelect unitId={unitId} placeholder={say('take.column_later')} />
      </Form.Item>
    </FormDialog>
  );
}
