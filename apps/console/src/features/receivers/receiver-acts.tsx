import { Button, Space } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router-dom';
import { ConfirmButton, Panel, SecretOnce, useAct } from '@/ui';
import type { Say } from '@/ui';
import type { Receiver } from './receiver';

/** Try a receiver, stop it and let it go on, give it a new key, do away with it. */
export function ReceiverActs({
  say,
  receiver: { name, state },
  noun,
  test,
  turn,
  rotate,
  rotateConsequence,
  remove,
}: {
  say: Say;
  receiver: Pick<Receiver, 'name' | 'state'>;
  /** Of the questions to the api, and of the page of the settings that lists them. */
  noun: string;
  /** Shows how it ended. Absent where the other side comes to us. */
  test?: () => Promise<ReactNode>;
  turn: (state: 'active' | 'paused') => Promise<unknown>;
  /** Absent where it has no key. */
  rotate?: () => Promise<{ secret: string | null }>;
  rotateConsequence: string;
  remove: () => Promise<unknown>;
}) {
  const navigate = useNavigate();
  const [secret, setSecret] = useState<string | null>(null);
  const [result, setResult] = useState<ReactNode>(null);
  const touches = [[noun]];
  const testing = useAct(async () => test && setResult(await test()), { touches });
  const turning = useAct(turn, { touches, done: say('saved') });
  const rotating = useAct(async () => rotate && setSecret((await rotate()).secret), { touches });
  const removing = useAct(
    async () => {
      await remove();
      await navigate(`/settings/${noun}`);
    },
    { touches: [[noun, 'list']], done: say('removed') },
  );
  return (
    <Panel title={say('acts')}>
      {result}
      <Space wrap>
        {test && (
          <Button loading={testing.isBusy} onClick={() => void testing.run()}>
            {say('test')}
          </Button>
        )}
        {state === 'active' ? (
          <ConfirmButton
            title={say('pause_question')}
            consequence={say('pause_consequence')}
            onConfirm={() => turning.run('paused')}
          >
            {say('pause')}
          </ConfirmButton>
        ) : (
          <Button type="primary" loading={turning.isBusy} onClick={() => void turning.run('active')}>
            {say('resume')}
          </Button>
        )}
        {rotate && (
          <ConfirmButton
            title={say('rotate_question')}
            consequence={rotateConsequence}
            onConfirm={() => rotating.run()}
          >
            {say('rotate')}
          </ConfirmButton>
        )}
        <ConfirmButton
          danger
          type="text"
          title={say('remove_question', { name })}
          consequence={say('remove_consequence')}
          onConfirm={() => removing.run()}
        >
          {say('remove')}
        </ConfirmButton>
      </Space>
      {secret !== null && (
        <SecretOnce
          title={say('secret.title')}
          text={say('secret.text')}
          secret={secret}
          onKept={() => setSecret(null)}
        />
      )}
    </Panel>
  );
}
