import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { api, bodyOf } from '@/api-client';
import { useWords } from '@/ui';

/** A column of the unit, or none. */
export function ColumnSelect({
  value,
  onChange,
  id,
  organizationId,
}: {
  value?: string | null;
  onChange?: (columnId: string | null) => void;
  id?: string;
  organizationId: string;
}) {
  const say = useWords('planning');
  const columns = useQuery({
    queryKey: ['columns', 'of-unit', organizationId],
    queryFn: () => bodyOf(api.GET('/api/v1/columns', { params: { query: { organizationId, limit: 100 } } })),
  });
  const own = (columns.data?.items ?? []).filter((column) => column.organizationId === organizationId);
  return (
    <Select<string>
      id={id}
      allowClear
      value={value ?? undefined}
      onChange={(chosen) => onChange?.(chosen ?? null)}
      options={own.map((column) => ({ value: column.id, label: column.name }))}
      loading={columns.isFetching}
      placeholder={say('no_column')}
      notFoundContent={say('no_columns')}
    />
  );
}
