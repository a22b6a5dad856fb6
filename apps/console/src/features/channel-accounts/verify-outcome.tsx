import { Alert } from 'antd';
import { useWords } from '@/ui';
import type { AccountHealth } from './use-channel-accounts';

/** What the platform answered, in words, with what to do about it. */
export function VerifyOutcome({ health }: { health: AccountHealth }) {
  const say = useWords('channel-accounts');
  const { problem, account } = health;
  if (!problem)
    return (
      <Alert
        type={health.healthy ? 'success' : 'warning'}
        showIcon
        role="status"
        title={say(health.healthy ? 'verify.fine' : 'verify.not_ready')}
        description={account.note ?? say(`mode_text.${account.mode}`)}
      />
    );
  const answered = problem.message ?? problem.platformCode;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={say('verify.failed')}
      description={
        <>
          <p style={{ margin: 0 }}>{problem.advice}</p>
          {answered && (
            <p style={{ margin: '8px 0 0', color: 'var(--quiet)' }}>
              {say('verify.platform_said')}
              <bdi lang="en">
                {[problem.platformCode, problem.message].filter((part) => part !== null).join(' ')}
              </bdi>
            </p>
          )}
        </>
      }
    />
  );
}
