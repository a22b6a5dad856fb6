import { Form, Input, InputNumber, Switch } from 'antd';
import type { Shape } from '@/api-client';
import { useWords } from '@/ui';

export type BulletinWords = Shape<'ChangeBulletinRequest'>;

/** What stands on a bulletin beside its figures: fields of a form. */
export function BulletinWordFields() {
  const say = useWords('bulletins');
  return (
    <>
      <Form.Item name="title" label={say('own_title')}>
        <Input maxLength={100} placeholder={say('own_title_hint')} />
      </Form.Item>
      <div className="desk-two-fields">
        <Form.Item name="letterhead" label={say('letterhead')}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="numberPrefix" label={say('numberPrefix')}>
          <Input maxLength={20} placeholder={say('numberPrefix_hint')} />
        </Form.Item>
      </div>
      <Form.Item name="topCorrespondents" label={say('topCorrespondents')} rules={[{ required: true }]}>
        <InputNumber min={0} max={100} precision={0} />
      </Form.Item>
      <Form.Item name="listsSilent" label={say('listsSilent')} valuePropName="checked">
        <Switch />
      </Form.Item>
    </>
  );
}

/** Emptied words are none, which the api names by itself. */
export const cleaned = <Words extends BulletinWords>(words: Words): Words => ({
  ...words,
  title: words.title || null,
  letterhead: words.letterhead || null,
  numberPrefix: words.numberPrefix || null,
});
