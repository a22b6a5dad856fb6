import { Checkbox, Form, Input } from 'antd';
import { useWords } from '@/ui';

/** What directories of podcasts want to know beside title and cover. */
export function DirectoryFields() {
  const say = useWords('programmes');
  const isAddress = { type: 'url' as const, message: say('form.not_an_address') };
  return (
    <>
      <h3 className="form-part">{say('form.directories')}</h3>
      <div className="form-pair">
        <Form.Item name="author" label={say('form.author')} extra={say('form.unit_by_default')}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="ownerName" label={say('form.owner')} extra={say('form.unit_by_default')}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item
          name="ownerEmail"
          label={say('form.mail')}
          extra={say('form.mail_hint')}
          rules={[{ type: 'email', message: say('form.not_a_mail') }]}
        >
          <Input maxLength={254} inputMode="email" autoComplete="off" />
        </Form.Item>
        <Form.Item name="link" label={say('form.link')} extra={say('form.link_hint')} rules={[isAddress]}>
          <Input maxLength={2000} inputMode="url" placeholder="https://" />
        </Form.Item>
        <Form.Item name="copyright" label={say('form.copyright')}>
          <Input maxLength={200} />
        </Form.Item>
      </div>
      <Form.Item name="explicit" valuePropName="checked">
        <Checkbox>{say('form.explicit')}</Checkbox>
      </Form.Item>
    </>
  );
}
