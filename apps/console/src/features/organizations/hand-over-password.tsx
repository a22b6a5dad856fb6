import { Alert, Button, Space } from 'antd';
import { CopyButton, Facts, useWords } from '@/ui';
import type { Person } from './use-people';

/** What is told to somebody so that they can sign in; it is shown this once. */
export function HandOverPassword({
  person,
  password,
  roleProblem = '',
  onDone,
}: {
  person: Person;
  password: string;
  /** Why the roles could not be given, where that failed. */
  roleProblem?: string;
  onDone: () => void;
}) {
  const say = useWords('organizations');
  const message = say('password.message', {
    address: `${location.origin}/console/`,
    username: person.username,
    password,
  });
  return (
    <Space orientation="vertical" size="middle" style={{ width: '100%' }}>
      <Alert type="success" showIcon title={say('password.tell', { name: person.displayName })} />
      <Facts
        of={[
          [say('password.address'), `${location.origin}/console/`],
          [say('person.username'), person.username],
          [say('password.first'), <code key="password">{password}</code>],
        ]}
      />
      {roleProblem && (
        <Alert type="warning" showIcon title={say('password.without_roles')} description={roleProblem} />
      )}
      <Space wrap>
        <CopyButton text={message} label={say('password.copy')} />
        <Button type="primary" onClick={onDone}>
          {say('done')}
        </Button>
      </Space>
    </Space>
  );
}
