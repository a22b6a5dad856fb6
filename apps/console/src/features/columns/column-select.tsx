import { Select } from 'antd';
import { useUnitName, useUnitPath } from '@/features/organizations';
import { useWords } from '@/ui';
import { useColumns } from './use-columns';

/** A column of a unit or of one above it, or none. Usable as a field of a form. */
export function ColumnSelect({
  unitId,
  isOwnOnly = false,
  value,
  onChange,
  id,
  placeholder,
  disabled,
}: {
  unitId: string;
  /** Not those of the units above: a plan names its own. */
  isOwnOnly?: boolean;
  value?: string | null;
  onChange?: (columnId: string | null) => void;
  id?: string;
  /** What having none means there. */
  placeholder?: string;
  disabled?: boolean;
}) {
  const say = useWords('columns');
  const path = useUnitPath()(unitId);
  const unitName = useUnitName();
  const { columns, isPending } = useColumns();
  const options = columns
    .filter(({ organizationId }) => (isOwnOnly ? organizationId === unitId : path.includes(organizationId)))
    .map(({ id: columnId, name, organizationId }) => ({
      value: columnId,
      label: organizationId === unitId ? name : `${name}（${unitName(organizationId)}）`,
    }));
  return (
    <Select<string>
      id={id}
      aria-label={say('column')}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      loading={isPending}
      disabled={disabled}
      value={value ?? undefined}
      onChange={(chosen?: string) => onChange?.(chosen ?? null)}
      placeholder={placeholder}
      options={options}
      // An id says nothing to people.
      labelRender={({ label }) => label ?? say(isPending ? 'column_coming' : 'column_gone')}
      notFoundContent={say('no_columns')}
    />
  );
}
