import { TreeSelect } from 'antd';
import { useMemo } from 'react';
import { useWords } from '@/ui';
import { useUnits } from './use-units';
import type { Unit } from './use-units';

interface Branch {
  value: string;
  title: string;
  children: Branch[];
}

/** A unit out of the tree, found by typing a part of its name. Usable as a field of a form. */
export function UnitSelect({
  value,
  onChange,
  id,
  disabled,
}: {
  value?: string;
  onChange?: (unitId: string) => void;
  id?: string;
  disabled?: boolean;
}) {
  const say = useWords('organizations');
  const { units, isPending } = useUnits();
  const tree = useMemo(() => treeOf(units), [units]);
  return (
    <TreeSelect<string>
      id={id}
      // In a form its label names it.
      aria-label={id ? undefined : say('unit')}
      value={value}
      onChange={onChange}
      disabled={disabled}
      loading={isPending}
      treeData={tree}
      treeDefaultExpandAll={units.length < 40}
      showSearch={{ treeNodeFilterProp: 'title' }}
      placeholder={say('choose_unit')}
      notFoundContent={say('no_such_unit')}
      popupMatchSelectWidth={false}
      style={{ width: 200, minWidth: 0, maxWidth: '100%' }}
    />
  );
}

function treeOf(units: readonly Unit[]): Branch[] {
  const branches = new Map(
    units.map(({ id, name }) => [id, { value: id, title: name, children: [] as Branch[] }]),
  );
  const top: Branch[] = [];
  for (const { id, parentId } of units) {
    const siblings = (parentId !== null && branches.get(parentId)?.children) || top;
    siblings.push(branches.get(id)!);
  }
  return top;
}
