import { UploadOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '@/api-client';
import { useCurrentUnit, useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { EmptyState, ProblemNotice, useFocusBack, useTell, useWords } from '@/ui';
import { changeAsset } from '../change-asset';
import { FilterBar } from '../library/filter-bar';
import '../library/library.css';
import { kinds as allKinds } from '../library/library-filter';
import type { LibraryFilter } from '../library/library-filter';
import { Tile } from '../library/tile';
import { useAssetPages } from '../library/use-asset-pages';
import { chooseFiles } from '../upload/choose-files';
import { DropZone } from '../upload/drop-zone';
import { UploadList } from '../upload/upload-list';
import { useSend } from '../upload/use-uploads';
import '../words';
import type { Asset, AssetKind } from '../use-asset';
import { ChosenWords } from './chosen-words';
import { useArrivals } from './use-arrivals';

interface Props {
  /** What is offered; the list begins with the first. Absent: everything. */
  kinds?: readonly AssetKind[];
  /** Whose library; absent: that of the unit chosen in the header. */
  unitId?: string;
  several?: boolean;
  onPick: (assets: Asset[]) => void;
  onCancel: () => void;
}

/** A window for choosing from the library, or bringing something new into it. Rendered while it is open. */
export function AssetPicker({ kinds = allKinds, unitId: wished, several = false, onPick, onCancel }: Props) {
  useFocusBack();
  const say = useWords('assets');
  const tell = useTell();
  const queries = useQueryClient();
  const { unitId: current } = useCurrentUnit();
  const unitId = wished ?? current;
  const can = useCan();
  const pathOf = useUnitPath();
  const mayWrite = can('asset.write', pathOf(unitId));
  const [filter, setFilter] = useState<LibraryFilter>({
    kind: kinds.length < allKinds.length ? kinds[0] : undefined,
  });
  const [chosen, setChosen] = useState<ReadonlyMap<string, Asset>>(new Map());
  const pages = useAssetPages(unitId, filter);
  const offered = pages.items.filter(({ kind, state }) => kinds.includes(kind) && state !== 'rejected');
  const [words, setWords] = useState<Readonly<Record<string, string>>>({});
  // As the list has it now: a picture that was brought in is still being made when it is chosen.
  const picked = [...chosen.values()].map((asset) => pages.items.find(({ id }) => id === asset.id) ?? asset);
  const undescribed = picked.filter(
    ({ kind, altText, organizationId }) =>
      kind === 'image' && altText === '' && can('asset.write', pathOf(organizationId)),
  );
  const take = useMutation({
    mutationFn: () =>
      Promise.all(
        picked.map((asset) => {
          const altText = undescribed.includes(asset) ? words[asset.id]?.trim() : undefined;
          return altText ? changeAsset(asset.id, { altText }) : asset;
        }),
      ),
    onSuccess: async (assets) => {
      await queries.invalidateQueries({ queryKey: ['assets'] });
      onPick(assets);
    },
    onError: tell.problem,
  });
  const put = (asset: Asset, isChosen: boolean) =>
    setChosen((before) => {
      const after = new Map(several ? before : []);
      if (isChosen) after.set(asset.id, asset);
      else after.delete(asset.id);
      return after;
    });
  const arrive = useMutation({
    mutationFn: (id: string) => bodyOf(api.GET('/api/v1/assets/{id}', { params: { path: { id } } })),
    onSuccess: (asset) =>
      kinds.includes(asset.kind)
        ? put(asset, true)
        : tell.warn(say('picker.other_kind', { name: asset.fileName })),
  });
  const follow = useArrivals(arrive.mutate);
  const plainSend = useSend(unitId);
  const send = (files: readonly File[], begunAt?: string) => follow(plainSend(files, begunAt));
  return (
    <Modal
      open
      width={960}
      title={say('picker.title')}
      okText={say(several ? 'picker.take_count' : 'picker.take', { count: chosen.size })}
      okButtonProps={{ disabled: chosen.size === 0 }}
      confirmLoading={take.isPending}
      centered
      // The list alone is moved: what is said of the chosen ones, and the way on, stay in sight.
      styles={{ body: { maxHeight: '56vh', padding: 2, overflowY: 'auto' } }}
      footer={(buttons) => (
        <>
          <ChosenWords
            pictures={undescribed}
            words={words}
            onChange={(id, altText) => setWords((before) => ({ ...before, [id]: altText }))}
          />
          {buttons}
        </>
      )}
      onOk={() => take.mutate()}
      onCancel={onCancel}
    >
      <DropZone onFiles={mayWrite ? send : undefined}>
        {mayWrite && <UploadList send={send} />}
        <FilterBar unitId={unitId} filter={filter} onChange={setFilter} kindsOffered={kinds} />
        {mayWrite && (
          <p>
            <Button
              icon={<UploadOutlined />}
              onClick={() => void chooseFiles({ several }).then((files) => send(files))}
            >
              {say('upload.button')}
            </Button>
          </p>
        )}
        {pages.isError && <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />}
        {pages.isSuccess && offered.length === 0 && <EmptyState text={say('nothing_found')} />}
        <div role="list" aria-label={say('title')} className="picker-grid">
          {offered.map((asset) => (
            <Tile
              key={asset.id}
              asset={asset}
              isChosen={chosen.has(asset.id)}
              frame={(face) => (
                <button
                  type="button"
                  aria-pressed={chosen.has(asset.id)}
                  onClick={() => put(asset, !chosen.has(asset.id))}
                >
                  {face}
                </button>
              )}
            />
          ))}
        </div>
        {pages.hasNextPage && (
          <Button block loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {say('picker.more')}
          </Button>
        )}
      </DropZone>
    </Modal>
  );
}
