import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { api, signIn } from '@/api-client';
import { Page, useTell, useWords } from '@/ui';
import { useMe } from './use-me';

interface Passwords {
  currentPassword: string;
  newPassword: string;
  repeated: string;
}

/** Changing ends all sessions of the person: this one is opened again with the new password at once. */
export function ChangePassword() {
  const say = useWords('sessions');
  const tell = useTell();
  const me = useMe();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [form] = Form.useForm<Passwords>();
  const [isAsking, setAsking] = useState(false);
  const change = async ({ currentPassword, newPassword }: Passwords) => {
    setAsking(true);
    try {
      await api.POST('/api/v1/me/password', { body: { currentPassword, newPassword } });
      await signIn(me.username, newPassword);
      form.resetFields();
      tell.done(say('password_changed'));
      await queries.invalidateQueries({ queryKey: ['me'] });
      // Whoever had to was on the way to somewhere else.
      if (me.mustChangePassword) void navigate('/', { replace: true });
    } catch (error) {
      tell.problemIn(form, error);
    } finally {
      setAsking(false);
    }
  };
  return (
    <Page title={say('change_password')}>
      <Form
        form={form}
        layout="vertical"
        className="narrow-form"
        requiredMark={false}
        onFinish={(values) => void change(values)}
      >
        {me.mustChangePassword && (
          <Alert type="info" showIcon title={say('must_change')} style={{ marginBottom: 16 }} />
        )}
        <Form.Item
          name="currentPassword"
          label={say('current_password')}
          rules={[{ required: true, message: say('password_missing') }]}
        >
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item
          name="newPassword"
          label={say('new_password')}
          extra={say('password_rule')}
          rules={[{ required: true, message: say('password_missing') }]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="repeated"
          label={say('repeat_password')}
          dependencies={['newPassword']}
          rules={[
            { required: true, message: say('password_missing') },
            ({ getFieldValue }) => ({
              validator: (_rule, value) =>
                value === getFieldValue('newPassword')
                  ? Promise.resolve()
                  : Promise.reject(new Error(say('not_the_same'))),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={isAsking}>
          {say('change_password')}
        </Button>
      </Form>
    </Page>
  );
}
