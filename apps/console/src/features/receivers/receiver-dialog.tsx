import { useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import type { FormInstance } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { newKey } from '@/api-client';
import { FormDialog, useTell } from '@/ui';
import type { Say } from '@/ui';
import type { MadeReceiver } from './receiver';

/** A new receiver of a unit, or changes of one: its name, its address, and what the caller asks besides. */
export function ReceiverDialog<Values extends object>({
  say,
  noun,
  form,
  width,
  initialValues,
  change,
  make,
  onMade,
  onClose,
  afterName,
  children,
}: {
  say: Say;
  /** Of the questions to the api. */
  noun: string;
  form?: FormInstance<Values>;
  width?: number;
  initialValues?: object;
  /** Null for a new one. */
  change: ((values: Values) => Promise<unknown>) | null;
  make: (values: Values, key: string) => Promise<MadeReceiver>;
  onMade?: (made: MadeReceiver) => void;
  onClose: () => void;
  afterName?: ReactNode;
  children: ReactNode;
}) {
  const tell = useTell();
  const queries = useQueryClient();
  const [key] = useState(newKey);
  const save = async (values: Values) => {
    if (change) {
      await change(values);
      tell.done(say('saved'));
    } else {
      onMade?.(await make(values, key));
    }
    await queries.invalidateQueries({ queryKey: [noun] });
  };
  return (
    <FormDialog<Values>
      title={say(change ? 'change_title' : 'add')}
      form={form}
      width={width}
      initialValues={initialValues}
      save={save}
      onClose={onClose}
    >
      <Form.Item
        name="name"
        label={say('name')}
        rules={[{ required: true, whitespace: true, message: say('needed') }]}
      >
        <Input maxLength={100} placeholder={say('name_example')} autoFocus />
      </Form.Item>
      {afterName}
      <Form.Item
        name="url"
        label={say('url')}
        extra={say('url_help')}
        rules={[{ required: true, message: say('needed') }]}
      >
        <Input maxLength={2000} placeholder="https://" autoComplete="off" />
      </Form.Item>
      {children}
    </FormDialog>
  );
}
