import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { api, bodyOf } from '@/api-client';
import { useWords } from '@/ui';

/** A campaign in which the unit takes part, or none. */
export function CampaignSelect({
  value,
  onChange,
  id,
  organizationId,
}: {
  value?: string | null;
  onChange?: (campaignId: string | null) => void;
  id?: string;
  organizationId: string;
}) {
  const say = useWords('planning');
  const campaigns = useQuery({
    queryKey: ['campaigns', 'choosing', organizationId],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/campaigns', { params: { query: { organizationId, limit: 100 } } })),
  });
  return (
    <Select<string>
      id={id}
      allowClear
      value={value ?? undefined}
      onChange={(chosen) => onChange?.(chosen ?? null)}
      options={(campaigns.data?.items ?? []).map((each) => ({ value: each.id, label: each.name }))}
      loading={campaigns.isFetching}
      placeholder={say('campaigns.none_chosen')}
      notFoundContent={say('campaigns.none')}
    />
  );
}
