import { useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useWords } from '@/ui';
import { SignInForm } from './sign-in-form';
import { sayIsSignedOut, useIsSignedOut } from './signed-out';
import { useMe } from './use-me';

/** Over whatever was being done when the session ended: nothing of it is lost, and it goes on from there. */
export function SignInAgain() {
  const say = useWords('sessions');
  const isSignedOut = useIsSignedOut();
  const { username } = useMe();
  const queries = useQueryClient();
  const goOn = () => {
    sayIsSignedOut(false);
    void queries.invalidateQueries();
  };
  return (
    <Modal
      open={isSignedOut}
      title={say('again')}
      footer={null}
      closable={false}
      mask={{ closable: false }}
      destroyOnHidden
    >
      <p>{say('nothing_lost')}</p>
      <SignInForm username={username} onSignedIn={goOn} />
    </Modal>
  );
}
