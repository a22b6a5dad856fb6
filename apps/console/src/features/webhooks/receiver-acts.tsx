import { Button, Space } from 'antd';
import type { ReactNode } from 'react';
import { ConfirmButton, Panel, SecretOnce } from '@/ui';
import type { Say } from '@/ui';

interface Act {
  readonly run: () => Promise<unknown>;
  readonly isBusy: boolean;
}

/** Try a receiver, stop it and let it go on, give it a new key, do away with it. The words are those of who shows it. */
export function ReceiverActs({
  say,
  name,
  isActive,
  test,
  result,
  turn,
  rotate,
  secret,
  onSecretKept,
  remove,
}: {
  say: Say;
  name: string;
  isActive: boolean;
  /** Absent where the other side comes to us. */
  test?: Act;
  /** How the try ended. */
  result?: ReactNode;
  turn: { readonly run: (state: 'active' | 'paused') => Promise<unknown>; readonly isBusy: boolean };
  /** Absent where it has no key. */
  rotate?: { readonly run: () => Promise<unknown>; readonly consequence: string };
  /** The new key, until it was kept. */
  secret: string | null;
  onSecretKept: () => void;
  remove: Act;
}) {
  return (
    <Panel title={say('acts')}>
      {result}
      <Space wrap>
        {test && (
          <Button loading={test.isBusy} onClick={() => void test.run()}>
            {say('test')}
          </Button>
        )}
        {isActive ? (
          <ConfirmButton
            title={say('pause_question')}
            consequence={say('pause_consequence')}
            onConfirm={() => turn.run('paused')}
          >
            {say('pause')}
          </ConfirmButton>
        ) : (
          <Button type="primary" loading={turn.isBusy} onClick={() => void turn.run('active')}>
            {say('resume')}
          </Button>
        )}
        {rotate && (
          <ConfirmButton
            title={say('rotate_question')}
            consequence={rotate.consequence}
            onConfirm={rotate.run}
          >
            {say('rotate')}
          </ConfirmButton>
        )}
        <ConfirmButton
          danger
          type="text"
          title={say('remove_question', { name })}
          consequence={say('remove_consequence')}
          onConfirm={remove.run}
        >
          {say('remove')}
        </ConfirmButton>
      </Space>
      {secret !== null && (
        <SecretOnce
          title={say('secret.title')}
          text={say('secret.text')}
          secret={secret}
          onKept={onSecretKept}
        />
      )}
    </Panel>
  );
}
