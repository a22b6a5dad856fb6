import { Input, Tree } from 'antd';
import { useMemo, useState } from 'react';
import { useWords } from '@/ui';
import { branchesOf } from './unit-branches';
import type { Unit } from './use-units';

/** All units that are seen, as they hang below one another. */
export function UnitTree({
  units,
  chosen,
  onChoose,
}: {
  units: readonly Unit[];
  chosen: string;
  onChoose: (unitId: string) => void;
}) {
  const say = useWords('organizations');
  const [part, setPart] = useState('');
  const shown = useMemo(() => branchesOf(units, part.trim()), [units, part]);
  return (
    <nav className="panel unit-tree" aria-label={say('tree')}>
      <Input.Search
        allowClear
        aria-label={say('find_unit')}
        placeholder={say('find_unit')}
        onChange={(event) => setPart(event.target.value)}
      />
      {shown.length === 0 ? (
        <p className="quiet">{say('no_such_unit')}</p>
      ) : (
        <Tree
          key={part}
          blockNode
          defaultExpandAll
          virtual={units.length > 200}
          {...(units.length > 200 && { height: 560 })}
          treeData={shown}
          selectedKeys={[chosen]}
          onSelect={(keys) => keys[0] !== undefined && onChoose(String(keys[0]))}
        />
      )}
    </nav>
  );
}
