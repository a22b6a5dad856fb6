import { useQueryClient } from '@tanstack/react-query';
import { Form, Input, Radio } from 'antd';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { newKey } from '@/api-client';
import { ColumnSelect } from '@/features/columns';
import { UnitSelect, useCurrentUnit, useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { FormDialog, useWords } from '@/ui';
import { beginContent } from './begin-content';
import { LONGEST_TITLE, types } from './new-wish';
import type { NewWish } from './new-wish';

type Values = NewWish & { organizationId: string };

/** Begins an item of which another page knew something already: an empty place of the plan, a column that waits. */
export function NewContentDialog({ wish, onClose }: { wish: NewWish; onClose: () => void }) {
  const say = useWords('contents');
  const go = useNavigate();
  const queries = useQueryClient();
  const can = useCan();
  const pathOf = useUnitPath();
  const { unitId } = useCurrentUnit();
  const [key] = useState(newKey);
  const made = useRef<string>(undefined);
  const [form] = Form.useForm<Values>();
  const chosenUnit = Form.useWatch('organizationId', form) ?? wish.organizationId ?? unitId;
  return (
    <FormDialog<Values>
      title={say('new.button')}
      okText={say('new.begin')}
      form={form}
      initialValues={{ ...wish, organizationId: wish.organizationId ?? unitId }}
      save={async (values) => {
        made.current = (await beginContent(values, key)).id;
        void queries.invalidateQueries({ queryKey: ['contents', 'list'] });
      }}
      onClose={() => {
        if (made.current) void go(`/contents/${made.current}`);
        else onClose();
      }}
    >
      <Form.Item
        name="title"
        label={say('field.title')}
        rules={[{ required: true, whitespace: true, message: say('new.title_needed') }]}
      >
        <Input maxLength={LONGEST_TITLE} showCount autoFocus />
      </Form.Item>
      <Form.Item name="type" label={say('list.type')}>
        <Radio.Group options={types.map((value) => ({ value, label: say(`type.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="organizationId"
        label={say('new.unit')}
        rules={[
          {
            validator: (_, value: string) =>
              can('content.write', pathOf(value))
                ? Promise.resolve()
                : Promise.reject(new Error(say('new.not_there'))),
          },
        ]}
      >
        <UnitSelect />
      </Form.Item>
      <Form.Item name="columnId" label={say('field.column')}>
        <ColumnSelect unitId={chosenUnit} placeholder={say('field.column_none')} />
      </Form.Item>
    </FormDialog>
  );
}
