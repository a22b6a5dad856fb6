import { FolderAddOutlined } from '@ant-design/icons';
import { Button, Tree } from 'antd';
import { useState } from 'react';
import { useNarrow, useWords } from '@/ui';
import { FolderActions } from './folder-actions';
import { FolderDialog } from './folder-dialog';
import { FolderSelect } from './folder-select';
import { useFolders } from './use-folders';

const EVERYTHING = 'everything';

/** Folders beside the grid; on a phone one field above it. */
export function FolderPanel({
  unitId,
  folderId,
  onChoose,
  mayChange,
}: {
  unitId: string;
  folderId: string | undefined;
  onChoose: (folderId: string | undefined) => void;
  mayChange: boolean;
}) {
  const say = useWords('assets');
  const isNarrow = useNarrow();
  const { tree, folders } = useFolders(unitId);
  const [isAdding, setAdding] = useState(false);
  const chosen = folders.find(({ id }) => id === folderId);
  return (
    <nav className="library-folders" aria-label={say('folder.title')}>
      {isNarrow ? (
        <FolderSelect
          unitId={unitId}
          value={folderId ?? null}
          onChange={(id) => onChoose(id ?? undefined)}
          none={say('folder.everything')}
        />
      ) : (
        <Tree
          blockNode
          defaultExpandAll
          key={folders.length}
          selectedKeys={[folderId ?? EVERYTHING]}
          onSelect={([key]) => onChoose(key === undefined || key === EVERYTHING ? undefined : String(key))}
          treeData={[
            { key: EVERYTHING, value: '', title: say('folder.everything'), assetCount: -1, children: [] },
            ...tree,
          ]}
          titleRender={({ title, assetCount }) => (
            <span className="library-folder">
              <span>{title}</span>
              {assetCount >= 0 && <span className="library-folder-count">{assetCount}</span>}
            </span>
          )}
        />
      )}
      {mayChange && (
        <div className="library-folder-actions">
          <Button icon={<FolderAddOutlined />} onClick={() => setAdding(true)}>
            {say('folder.add')}
          </Button>
          {chosen && <FolderActions folder={chosen} onGone={() => onChoose(undefined)} />}
        </div>
      )}
      {isAdding && (
        <FolderDialog unitId={unitId} parentId={folderId ?? null} onClose={() => setAdding(false)} />
      )}
    </nav>
  );
}
