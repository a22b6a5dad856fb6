import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { api, bodyOf } from '@/api-client';
import { usePlatformName } from '@/features/channels';

interface Choosing {
  id?: string;
  organizationId: string;
}

/** A channel account of the unit, or none. */
export function AccountSelect({
  value,
  onChange,
  ...choosing
}: Choosing & { value?: string | null; onChange?: (accountId: string | null) => void }) {
  return (
    <Select<string>
      {...useAccountChoices(choosing)}
      allowClear
      value={value ?? undefined}
      onChange={(chosen) => onChange?.(chosen ?? null)}
    />
  );
}

/** Several of them. */
export function AccountsSelect({
  value,
  onChange,
  ...choosing
}: Choosing & { value?: string[]; onChange?: (accountIds: string[]) => void }) {
  return (
    <Select<string[]> {...useAccountChoices(choosing)} mode="multiple" value={value} onChange={onChange} />
  );
}

function useAccountChoices({ id, organizationId }: Choosing) {
  const nameOf = usePlatformName();
  const query = { organizationId, limit: 100 };
  const accounts = useQuery({
    queryKey: ['channel-accounts', 'choosing', organizationId],
    queryFn: () => bodyOf(api.GET('/api/v1/channel-accounts', { params: { query } })),
  });
  return {
    id,
    loading: accounts.isFetching,
    showSearch: { optionFilterProp: 'label' },
    options: (accounts.data?.items ?? [])
      .filter((account) => account.organizationId === organizationId && account.state !== 'disabled')
      .map(({ id: value, platform, name, displayName }) => ({
        value,
        label: `${nameOf(platform)} · ${displayName ?? name}`,
      })),
  };
}
