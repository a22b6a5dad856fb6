import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useUnitName, useUnitPath } from '@/features/organizations';
import { useWords } from '@/ui';

type Column = Shape<'ColumnResponse'>;

export function useColumns() {
  return useQuery({ queryKey: ['columns'], queryFn: allColumns, staleTime: 300_000 });
}

async function allColumns(): Promise<Column[]> {
  const columns: Column[] = [];
  let cursor: string | undefined;
  do {
    const page = await bodyOf(api.GET('/api/v1/columns', { params: { query: { limit: 100, cursor } } }));
    columns.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return columns;
}

/** A column of a unit or of one above it. Usable as a field of a form. */
export function ColumnSelect({
  unitId,
  value,
  onChange,
  id,
}: {
  unitId: string;
  value?: string | null;
  onChange?: (columnId: string | undefined) => void;
  id?: string;
}) {
  const say = useWords('submissions');
  const path = useUnitPath()(unitId);
  const nameOf = useUnitName();
  const { data = [], isPending } = useColumns();
  const options = data
    .filter(({ organizationId }) => path.includes(organizationId))
    .map(({ id: columnId, name, organizationId }) => ({
      value: columnId,
      label: organizationId === unitId ? name : `${name}（${nameOf(organizationId)}）`,
    }));
  return (
    <Select<string>
      id={id}
      aria-label={say('column')}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      loading={isPending}
      value={value ?? undefined}
      onChange={onChange}
      placeholder={say('column_later')}
      options={options}
    />
  );
}
