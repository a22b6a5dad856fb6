import { Form, Radio } from 'antd';
import { FormDialog, useWords } from '@/ui';
import { TagField } from '../asset/tag-field';
import type { Order } from './use-bulk';

interface Wish {
  action: 'tag' | 'untag';
  tags: string[];
}

export function TagDialog({
  unitId,
  ids,
  order,
  onClose,
}: {
  unitId: string;
  ids: string[];
  order: Order;
  onClose: () => void;
}) {
  const say = useWords('assets');
  return (
    <FormDialog<Wish>
      title={say('bulk.tag_title', { count: ids.length })}
      okText={say('bulk.go')}
      initialValues={{ action: 'tag', tags: [] }}
      save={(wish) => order({ ...wish, ids })}
      onClose={onClose}
    >
      <Form.Item name="action">
        <Radio.Group
          options={[
            { value: 'tag', label: say('bulk.tag_add') },
            { value: 'untag', label: say('bulk.tag_remove') },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="tags"
        label={say('field.tags')}
        rules={[{ required: true, message: say('bulk.tag_needed') }]}
      >
        <TagField unitId={unitId} />
      </Form.Item>
    </FormDialog>
  );
}
