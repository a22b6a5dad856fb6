import { Button, Space } from 'antd';
import type { Channel } from '@/features/channels';
import { CopyButton, Panel, useWords } from '@/ui';
import { guideOf } from './guide-steps';
import { RehearsalButton } from './rehearsal-button';

/** What somebody looks up or sets on the platform before, in the order of the work. */
export function ConnectGuide({ channel, onDone }: { channel: Channel; onDone: () => void }) {
  const say = useWords('channel-accounts');
  const { platform, authorization } = channel;
  return (
    <Panel title={say('guide.title')}>
      <ol className="guide">
        {guideOf(platform).map((name) => (
          <li key={name}>
            {say(`guide.${platform}.${name}`)}
            {name === 'redirect' && authorization && (
              <div>
                <code>{authorization.redirectUri}</code> <CopyButton text={authorization.redirectUri} />
              </div>
            )}
          </li>
        ))}
      </ol>
      <p style={{ color: 'var(--quiet)' }}>{say('guide.help')}</p>
      <Space wrap>
        <Button type="primary" onClick={onDone}>
          {say('guide.ready')}
        </Button>
        <RehearsalButton onlyPlatform={platform} />
      </Space>
    </Panel>
  );
}
