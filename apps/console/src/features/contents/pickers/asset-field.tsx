import { Button, Space } from 'antd';
import { useState } from 'react';
import { useWords } from '@/ui';
import { AssetImage } from '../editor/asset-image';
import { useAsset } from '../editor/use-asset';
import { AssetPicker } from './asset-picker';

/** One file of an item: the cover, the recording, the film. */
export function AssetField({
  kind,
  assetId,
  organizationId,
  isEditable,
  label,
  onChange,
}: {
  kind: 'image' | 'audio' | 'video';
  assetId: string | null;
  organizationId: string;
  isEditable: boolean;
  label: string;
  onChange: (assetId: string | null) => void;
}) {
  const say = useWords('contents');
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="picked" role="group" aria-label={label}>
      {assetId &&
        (kind === 'image' ? (
          <AssetImage assetId={assetId} alt="" size="small" />
        ) : (
          <Media assetId={assetId} kind={kind} />
        ))}
      {isEditable && (
        <Space wrap>
          <Button onClick={() => setOpen(true)}>{assetId ? say('pick.change') : say(`pick.${kind}`)}</Button>
          {assetId && <Button onClick={() => onChange(null)}>{say('pick.remove')}</Button>}
        </Space>
      )}
      {!assetId && !isEditable && <span>{say('pick.none')}</span>}
      <AssetPicker
        isOpen={isOpen}
        kind={kind}
        organizationId={organizationId}
        onClose={() => setOpen(false)}
        onPick={({ id }) => {
          setOpen(false);
          onChange(id);
        }}
      />
    </div>
  );
}

function Media({ assetId, kind }: { assetId: string; kind: 'audio' | 'video' }) {
  const say = useWords('contents');
  const { data, isError } = useAsset(assetId);
  if (isError) return <span>{say('picture.gone')}</span>;
  if (!data?.url) return <span>{data?.fileName ?? say('picture.coming')}</span>;
  // What is said in it stands in the transcript or the captions of the item.
  return kind === 'audio' ? (
    <audio controls preload="metadata" src={data.url} aria-label={data.fileName} />
  ) : (
    <video controls preload="metadata" src={data.url} aria-label={data.fileName} width={320} />
  );
}
