import { TreeSelect } from 'antd';
import { useWords } from '@/ui';
import { useFolders } from './use-folders';

const NONE = '';

/** A folder of a unit's library. Usable as a field of a form; null: in none. */
export function FolderSelect({
  unitId,
  value,
  onChange,
  id,
  none,
}: {
  unitId: string;
  value?: string | null;
  onChange?: (folderId: string | null) => void;
  id?: string;
  /** What having chosen none is called. */
  none: string;
}) {
  const say = useWords('assets');
  const { tree } = useFolders(unitId);
  return (
    <TreeSelect<string>
      id={id}
      aria-label={say('folder.title')}
      value={value ?? NONE}
      onChange={(chosen) => onChange?.(chosen === NONE ? null : chosen)}
      treeData={[{ key: NONE, value: NONE, title: none, assetCount: 0, children: [] }, ...tree]}
      treeDefaultExpandAll
      showSearch={{ treeNodeFilterProp: 'title' }}
      popupMatchSelectWidth={false}
    />
  );
}
