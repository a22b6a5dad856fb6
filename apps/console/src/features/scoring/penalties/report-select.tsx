import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { api, bodyOf } from '@/api-client';
import { useWords } from '@/ui';

/** One of the newest hundred reports of a unit. Usable as a field of a form. */
export function ReportSelect({
  unitId,
  value,
  onChange,
  id,
}: {
  /** None chosen yet. */
  unitId?: string;
  value?: string;
  onChange?: (id: string | undefined) => void;
  id?: string;
}) {
  const say = useWords('scoring');
  const reports = useQuery({
    queryKey: ['submissions', 'list', 'to-choose', unitId],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/submissions', { params: { query: { organizationId: unitId, limit: 100 } } })),
    enabled: unitId !== undefined,
  });
  const own = reports.data?.items.filter(({ organizationId }) => organizationId === unitId);
  return (
    <Select
      id={id}
      allowClear
      disabled={unitId === undefined}
      loading={reports.isLoading}
      showSearch={{ optionFilterProp: 'label' }}
      notFoundContent={say('penalty.no_reports')}
      value={value}
      onChange={onChange}
      options={own?.map((report) => ({ value: report.id, label: `${report.number} ${report.title}` }))}
    />
  );
}
