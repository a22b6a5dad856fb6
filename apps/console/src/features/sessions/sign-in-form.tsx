import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { signIn } from '@/api-client';
import { useProblemText, useWords } from '@/ui/sign-in-parts';

/** Name and password; says what the api says of them. */
export function SignInForm({ username, onSignedIn }: { username?: string; onSignedIn: () => void }) {
  const say = useWords('sessions');
  const textOf = useProblemText();
  const [problem, setProblem] = useState('');
  const [isAsking, setAsking] = useState(false);
  const send = async (values: { username: string; password: string }) => {
    setAsking(true);
    setProblem('');
    try {
      await signIn(values.username.trim(), values.password);
      onSignedIn();
    } catch (error) {
      setProblem(textOf(error));
    } finally {
      setAsking(false);
    }
  };
  return (
    <Form
      layout="vertical"
      onFinish={(values) => void send(values)}
      initialValues={{ username }}
      requiredMark={false}
    >
      <Form.Item
        name="username"
        label={say('username')}
        rules={[{ required: true, message: say('username_missing') }]}
      >
        <Input autoComplete="username" autoFocus={!username} readOnly={username !== undefined} size="large" />
      </Form.Item>
      <Form.Item
        name="password"
        label={say('password')}
        rules={[{ required: true, message: say('password_missing') }]}
      >
        <Input.Password autoComplete="current-password" autoFocus={username !== undefined} size="large" />
      </Form.Item>
      {problem && <Alert type="error" showIcon title={problem} role="alert" className="sign-in-problem" />}
      <Button type="primary" htmlType="submit" size="large" block loading={isAsking}>
        {say('sign_in')}
      </Button>
    </Form>
  );
}
