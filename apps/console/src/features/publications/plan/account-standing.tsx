import { Tag } from 'antd';
import { useWords } from '@/ui';
import type { AccountHealth } from './use-accounts';

/** Operations that take a post each; the others are no concern of who publishes. */
const posting: readonly string[] = [
  'freepublish_submit',
  'mass_send_day',
  'mass_send_month',
  'create',
  'publish',
];

/** How it goes out there, what is left of the platform's quota, and what is wrong with its credentials. */
export function AccountStanding({ health }: { health: AccountHealth }) {
  const say = useWords('publications');
  const { account, grant, budgets, permissions, publishing } = health;
  return (
    <span className="account-standing">
      <Tag>{say(`mode.${account.mode}`)}</Tag>
      {account.state === 'needs_authorization' && (
        <Tag color="error">{say('standing.needs_authorization')}</Tag>
      )}
      {grant.state === 'soon' && (
        <Tag color="warning">{say('standing.ends_soon', { count: grant.daysLeft ?? 0 })}</Tag>
      )}
      {grant.state === 'ended' && <Tag color="error">{say('standing.ended')}</Tag>}
      {account.mode === 'api' &&
        budgets
          .filter(({ operation }) => posting.includes(operation))
          .map(({ operation, window, left, max }) => (
            <Tag
              key={`${operation}-${window}`}
              color={left === 0 ? 'error' : left <= max / 10 ? 'warning' : undefined}
            >
              {say(`quota.${operation}_${window}`, { left })}
            </Tag>
          ))}
      {(publishing?.consecutiveFailures ?? 0) > 1 && (
        <Tag color="warning">{say('standing.failures', { count: publishing!.consecutiveFailures })}</Tag>
      )}
      {permissions.reason && <span className="publication-quiet">{permissions.reason}</span>}
    </span>
  );
}
