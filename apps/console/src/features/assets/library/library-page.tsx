import { UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { useCurrentUnit, useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { EmptyState, Page, useWords } from '@/ui';
import { BulkBar } from '../bulk/bulk-bar';
import { chooseFiles } from '../upload/choose-files';
import { DropZone } from '../upload/drop-zone';
import { UploadList } from '../upload/upload-list';
import { useSend } from '../upload/use-uploads';
import { FilterBar } from './filter-bar';
import { FolderPanel } from './folder-panel';
import { readFilter, writeFilter } from './library-filter';
import type { LibraryFilter } from './library-filter';
import './library.css';
import { Tile } from './tile';
import { TileGrid } from './tile-grid';
import { useAssetPages } from './use-asset-pages';

/** Pictures, sound, film and documents of a unit. */
export default function LibraryPage() {
  const say = useWords('assets');
  const { unitId } = useCurrentUnit();
  const unitPath = useUnitPath();
  const can = useCan();
  const mayWrite = can('asset.write', unitPath(unitId));
  const mayReadItems = can('content.read', unitPath(unitId));
  const [address, setAddress] = useSearchParams();
  const filter = readFilter(address);
  const narrowTo = (next: LibraryFilter) => setAddress(writeFilter(next));
  const pages = useAssetPages(unitId, filter);
  const send = useSend(unitId, filter.folderId);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const choose = (id: string, isChosen: boolean) =>
    setChosen((before) => {
      const after = new Set(before);
      if (isChosen) after.add(id);
      else after.delete(id);
      return after;
    });
  const isFiltered = address.size > 0;
  const uploadButton = (
    <Button
      type="primary"
      icon={<UploadOutlined />}
      onClick={() => void chooseFiles({ several: true }).then((files) => send(files))}
    >
      {say('upload.button')}
    </Button>
  );
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      actions={
        <>
          {mayReadItems && (
            <Link to="/library/faults">
              <Button>{say('faults.title')}</Button>
            </Link>
          )}
          <Link to="/library/volume">
            <Button>{say('volume.title')}</Button>
          </Link>
          {mayWrite && uploadButton}
        </>
      }
    >
      <DropZone onFiles={mayWrite ? send : undefined}>
        {mayWrite && <UploadList send={send} />}
        <div className="library">
          <FolderPanel
            unitId={unitId}
            folderId={filter.folderId}
            onChoose={(folderId) => narrowTo({ ...filter, folderId })}
            mayChange={mayWrite}
          />
          <div className="library-main">
            <FilterBar unitId={unitId} filter={filter} onChange={narrowTo} />
            {mayWrite && (
              <BulkBar
                unitId={unitId}
                shown={pages.items}
                chosen={chosen}
                onChoose={(ids) => setChosen(new Set(ids))}
              />
            )}
            <TileGrid
              label={say('title')}
              pages={pages}
              empty={
                <EmptyState text={say(isFiltered ? 'nothing_found' : mayWrite ? 'empty' : 'empty_reader')}>
                  {isFiltered ? (
                    <Button onClick={() => narrowTo({})}>{say('filter.clear')}</Button>
                  ) : (
                    mayWrite && uploadButton
                  )}
                </EmptyState>
              }
              tile={(asset) => (
                <Tile
                  key={asset.id}
                  asset={asset}
                  isChosen={chosen.has(asset.id)}
                  onChoose={mayWrite ? (isChosen) => choose(asset.id, isChosen) : undefined}
                  frame={(face) => <Link to={`/library/${asset.id}`}>{face}</Link>}
                />
              )}
            />
          </div>
        </div>
      </DropZone>
    </Page>
  );
}
