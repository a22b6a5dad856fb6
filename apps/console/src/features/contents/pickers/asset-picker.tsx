import { AudioOutlined, PlayCircleOutlined, UploadOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Modal, Upload } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '@/api-client';
import { EmptyState, ProblemNotice, useCursorPages, useTell, useWords } from '@/ui';
import { addressOf } from '../editor/use-asset';
import type { Asset } from '../editor/use-asset';
import { uploadAsset } from './upload-asset';
import './pickers.css';

type Kind = 'image' | 'audio' | 'video';

const accepted: Readonly<Record<Kind, string>> = { image: 'image/*', audio: 'audio/*', video: 'video/*' };

/** A file of the library, or one from this device. */
export function AssetPicker({
  isOpen,
  kind,
  organizationId,
  onClose,
  onPick,
}: {
  isOpen: boolean;
  kind: Kind;
  organizationId: string;
  onClose: () => void;
  onPick: (asset: Asset) => void;
}) {
  const say = useWords('contents');
  return (
    <Modal
      open={isOpen}
      title={say(`pick.${kind}`)}
      footer={null}
      width={760}
      onCancel={onClose}
      destroyOnHidden
    >
      <Choice kind={kind} organizationId={organizationId} onPick={onPick} />
    </Modal>
  );
}

function Choice({
  kind,
  organizationId,
  onPick,
}: {
  kind: Kind;
  organizationId: string;
  onPick: (asset: Asset) => void;
}) {
  const say = useWords('contents');
  const tell = useTell();
  const queries = useQueryClient();
  const [q, setQ] = useState('');
  const query = { organizationId, kind, ...(q && { q }), limit: 24 };
  const pages = useCursorPages<Asset>(['assets', 'pick', query], (cursor) =>
    bodyOf(api.GET('/api/v1/assets', { params: { query: { ...query, cursor } } })),
  );
  const usable = pages.items.filter(({ state }) => state !== 'rejected');
  const upload = useMutation({
    mutationFn: (file: File) => uploadAsset(file, organizationId),
    onSuccess: (asset) => {
      void queries.invalidateQueries({ queryKey: ['assets', 'pick'] });
      onPick(asset);
    },
    onError: tell.problem,
  });
  return (
    <>
      <div className="pick-head">
        <Input.Search
          aria-label={say('pick.search')}
          placeholder={say('pick.search')}
          allowClear
          maxLength={100}
          onSearch={setQ}
        />
        <Upload
          accept={accepted[kind]}
          showUploadList={false}
          beforeUpload={(file) => {
            upload.mutate(file);
            return false;
          }}
        >
          <Button type="primary" icon={<UploadOutlined />} loading={upload.isPending}>
            {say('pick.upload')}
          </Button>
        </Upload>
      </div>
      {pages.isError && <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isSuccess && usable.length === 0 && <EmptyState text={say('pick.empty')} />}
      <ul className="pick-grid">
        {usable.map((asset) => (
          <li key={asset.id}>
            <button type="button" onClick={() => onPick(asset)}>
              <Face asset={asset} />
              <span className="pick-name">{asset.altText || asset.fileName}</span>
            </button>
          </li>
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button block loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {say('pick.more')}
        </Button>
      )}
    </>
  );
}

function Face({ asset }: { asset: Asset }) {
  const address = asset.kind === 'image' ? addressOf(asset, 'thumb') : null;
  if (address) return <img src={address} alt="" loading="lazy" />;
  return (
    <span className="pick-face">{asset.kind === 'audio' ? <AudioOutlined /> : <PlayCircleOutlined />}</span>
  );
}
