import { Tag } from 'antd';
import { useWords } from '@/ui';
import { colorOf, standingOf } from './standing';
import type { AccountHealth } from './use-channel-accounts';

/** How an account stands, in a few words. */
export function StandingTag({ health }: { health: AccountHealth }) {
  const say = useWords('channel-accounts');
  const standing = standingOf(health);
  return (
    <Tag color={colorOf[standing]}>
      {say(`standing.${standing}`, {
        days: health.grant.daysLeft ?? 0,
        silent: health.publishing?.daysSince ?? 0,
        failures: health.publishing?.consecutiveFailures ?? 0,
      })}
    </Tag>
  );
}
