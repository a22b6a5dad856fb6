import { Checkbox, Skeleton } from 'antd';
import type { Shape } from '@/api-client';
import { useChannels, usePlatformName } from '@/features/channels';
import { useUnitName } from '@/features/organizations';
import { useWords } from '@/ui';
import { AccountStanding } from './account-standing';
import { refusalOf } from './account-refusal';
import type { AccountHealth } from './use-accounts';

/** The accounts with how they stand today. Usable as a field of a form. */
export function AccountChoices({
  accounts,
  isPending,
  content,
  value = [],
  onChange,
}: {
  accounts: readonly AccountHealth[];
  isPending: boolean;
  content: Shape<'ContentResponse'>;
  value?: string[];
  onChange?: (ids: string[]) => void;
}) {
  const say = useWords('publications');
  const platformName = usePlatformName();
  const unitName = useUnitName();
  const { byPlatform } = useChannels();
  if (isPending) return <Skeleton active paragraph={{ rows: 4 }} />;
  const toggle = (id: string, isOn: boolean) =>
    onChange?.(isOn ? [...value, id] : value.filter((each) => each !== id));
  return (
    <ul className="account-choices">
      {accounts.map((health) => {
        const { account } = health;
        const refusal = refusalOf(health, content.type, byPlatform.get(account.platform)?.capabilities.modes);
        return (
          <li key={account.id} className={value.includes(account.id) ? 'is-chosen' : undefined}>
            <Checkbox
              checked={value.includes(account.id)}
              disabled={refusal !== null}
              onChange={({ target }) => toggle(account.id, target.checked)}
            >
              <strong>{platformName(account.platform)}</strong> {account.displayName ?? account.name}
              {account.organizationId !== content.organizationId && (
                <span className="publication-quiet"> · {unitName(account.organizationId)}</span>
              )}
            </Checkbox>
            {refusal ? (
              <span className="account-refusal">{say(`refusal.${refusal}`)}</span>
            ) : (
              <AccountStanding health={health} />
            )}
          </li>
        );
      })}
    </ul>
  );
}
