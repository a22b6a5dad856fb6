import type { ReactNode } from 'react';
import { Facts, Moment, Panel, useWords } from '@/ui';
import type { AccountHealth } from './use-channel-accounts';

/** When it last published, was verified and authorised, and who it is on the platform. */
export function AccountFacts({ health }: { health: AccountHealth }) {
  const say = useWords('channel-accounts');
  const { account, grant, publishing } = health;
  const facts: [string, ReactNode][] = [
    [
      'last_published',
      publishing?.lastPublishedAt ? <Moment at={publishing.lastPublishedAt} /> : say('none_yet'),
    ],
    ['grant_until', grant.expiresAt ? <Moment at={grant.expiresAt} /> : say('grant.none')],
    ['verified_at', account.verifiedAt ? <Moment at={account.verifiedAt} /> : say('not_verified')],
  ];
  if (account.displayName) facts.push(['display_name', account.displayName]);
  if (account.authorizedAt) facts.push(['authorized_at', <Moment key="at" at={account.authorizedAt} />]);
  if (publishing)
    facts.push([
      'freshness',
      say('freshness_rule', { warn: publishing.warnAfterDays, stale: publishing.staleAfterDays }),
    ]);
  return (
    <Panel title={say('facts')}>
      <Facts of={facts.map(([name, value]) => [say(name), value] as const)} />
    </Panel>
  );
}
