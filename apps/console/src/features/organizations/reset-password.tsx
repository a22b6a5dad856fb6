import { Button, Modal } from 'antd';
import { useState } from 'react';
import { api } from '@/api-client';
import { useTell, useWords } from '@/ui';
import { firstPassword } from './first-password';
import { HandOverPassword } from './hand-over-password';
import { useForgetPeople } from './use-people';
import type { Person } from './use-people';

/** For somebody who forgot theirs: a password for one sign-in, shown this once. */
export function ResetPassword({ person }: { person: Person }) {
  const say = useWords('organizations');
  const tell = useTell();
  const forget = useForgetPeople();
  const [step, setStep] = useState<'closed' | 'asking' | 'done'>('closed');
  const [isAsking, setAsking] = useState(false);
  const [password, setPassword] = useState('');
  const reset = async () => {
    const next = firstPassword();
    setAsking(true);
    try {
      await api.POST('/api/v1/users/{id}/password-resets', {
        params: { path: { id: person.id } },
        body: { password: next },
      });
      setPassword(next);
      setStep('done');
      await forget();
    } catch (error) {
      tell.problem(error);
    } finally {
      setAsking(false);
    }
  };
  return (
    <>
      <Button onClick={() => setStep('asking')}>{say('password.reset')}</Button>
      <Modal
        open={step !== 'closed'}
        title={say('password.reset_question', { name: person.displayName })}
        okText={say('password.reset')}
        confirmLoading={isAsking}
        onOk={() => void reset()}
        onCancel={() => setStep('closed')}
        {...(step === 'done' && { footer: null })}
      >
        {step === 'done' ? (
          <HandOverPassword person={person} password={password} onDone={() => setStep('closed')} />
        ) : (
          <p>{say('password.reset_consequence')}</p>
        )}
      </Modal>
    </>
  );
}
