import { Button } from 'antd';
import { api, ifMatch } from '@/api-client';
import { ConfirmButton, useTell, useWords } from '@/ui';
import { useForgetPeople } from './use-people';
import type { Person } from './use-people';

/** Who left can't sign in any more; what they did stays under their name. */
export function SuspendPerson({ person, etag }: { person: Person; etag: string }) {
  const say = useWords('organizations');
  const tell = useTell();
  const forget = useForgetPeople();
  const turn = async (state: Person['state']) => {
    try {
      await api.PATCH('/api/v1/users/{id}', {
        params: { path: { id: person.id } },
        headers: ifMatch(etag),
        body: { state },
      });
      tell.done(say(`person.now_${state}`, { name: person.displayName }));
    } catch (error) {
      tell.problem(error);
    }
    await forget();
  };
  if (person.state === 'suspended')
    return <Button onClick={() => void turn('active')}>{say('person.reactivate')}</Button>;
  return (
    <ConfirmButton
      danger
      title={say('person.suspend_question', { name: person.displayName })}
      consequence={say('person.suspend_consequence')}
      onConfirm={() => turn('suspended')}
    >
      {say('person.suspend')}
    </ConfirmButton>
  );
}
