import { Select } from 'antd';
import { useCurrentUnit } from '@/features/organizations';
import { useWords } from '@/ui';
import { useAccounts } from './use-accounts';
import { usePlatformName } from '@/features/channels';

/** One of the accounts of the chosen unit. Usable as a field of a form. */
export function AccountSelect({
  id,
  value,
  onChange,
  platform,
  more = [],
}: {
  id?: string;
  value?: string;
  onChange?: (value: string) => void;
  /** Those of this platform alone. */
  platform?: string | null;
  /** What can be chosen besides. */
  more?: readonly { readonly value: string; readonly label: string }[];
}) {
  const say = useWords('figures');
  const platformName = usePlatformName();
  const { unitId } = useCurrentUnit();
  const { accounts, isPending } = useAccounts(unitId);
  const offered = accounts.filter((account) => !platform || account.platform === platform);
  return (
    <Select<string>
      id={id}
      // In a form its label names it.
      aria-label={id ? undefined : say('account.choose')}
      placeholder={say('account.choose')}
      value={value}
      onChange={onChange}
      loading={isPending}
      showSearch={{ optionFilterProp: 'label' }}
      notFoundContent={say('account.none')}
      popupMatchSelectWidth={false}
      className="account-select"
      options={[
        ...more,
        ...offered.map((account) => ({
          value: account.id,
          label: `${account.name} · ${platformName(account.platform)}`,
        })),
      ]}
    />
  );
}
