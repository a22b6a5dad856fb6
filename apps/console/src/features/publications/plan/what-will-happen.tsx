import { momentText, useWords } from '@/ui';
import type { AccountHealth } from './use-accounts';

/** Account by account, in whole sentences, what pressing the button does. */
export function WhatWillHappen({
  chosen,
  at,
  when,
  options,
  nameOf,
}: {
  chosen: readonly AccountHealth[];
  at: string | null;
  when: 'now' | 'later';
  options: Record<string, Record<string, unknown>>;
  nameOf: (accountId: string) => string;
}) {
  const say = useWords('publications');
  const hour = when === 'now' ? say('happens.now') : at ? momentText(at) : say('happens.at_hour');
  return (
    <ul className="what-happens">
      {chosen.map(({ account }) => {
        const isPush = account.platform === 'wechat' && options.wechat?.delivery === 'mass_send';
        const kind = account.platform === 'site' ? 'site' : account.mode;
        return (
          <li key={account.id}>
            <strong>{nameOf(account.id)}</strong>：{say(`happens.${kind}`, { hour })}
            {account.platform === 'wechat' &&
              account.mode === 'api' &&
              say(isPush ? 'happens.push' : 'happens.no_push')}
          </li>
        );
      })}
    </ul>
  );
}
