import { Alert } from 'antd';
import { Panel, useWords } from '@/ui';
import { colorOf, standingOf } from './standing';
import { StandingTag } from './standing-tag';
import type { AccountHealth } from './use-channel-accounts';

/** How it stands now, and what would be right. */
export function AccountStanding({ health }: { health: AccountHealth }) {
  const say = useWords('channel-accounts');
  const standing = standingOf(health);
  const { account, grant, publishing } = health;
  const isHindered = colorOf[standing] === 'error';
  return (
    <Panel title={say('now')}>
      <p>
        <StandingTag health={health} />
      </p>
      <p style={{ margin: 0 }}>
        {say(`advice.${standing}`, {
          days: grant.daysLeft ?? 0,
          silent: publishing?.daysSince ?? 0,
          failures: publishing?.consecutiveFailures ?? 0,
        })}
      </p>
      {isHindered && account.note && (
        <Alert type="warning" showIcon title={account.note} style={{ marginTop: 12 }} />
      )}
    </Panel>
  );
}
