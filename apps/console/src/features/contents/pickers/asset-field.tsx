import { Button, Space } from 'antd';
import { useState } from 'react';
import { AltTextDialog, AssetPicker } from '@/features/assets';
import { useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { useWords } from '@/ui';
import { AssetImage } from '../editor/asset-image';
import { useAsset } from '../editor/use-asset';
import './pickers.css';

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
  const [open, setOpen] = useState<'pick' | 'words' | null>(null);
  const asset = useAsset(kind === 'image' ? assetId : null);
  const unitPath = useUnitPath()(asset.data?.organizationId ?? organizationId);
  const mayDescribe = useCan()('asset.write', unitPath) && asset.data !== undefined;
  return (
    <div className="picked" role="group" aria-label={label}>
      {assetId &&
        (kind === 'image' ? (
          <AssetImage assetId={assetId} alt={asset.data?.altText ?? ''} size="small" />
        ) : (
          <Media assetId={assetId} kind={kind} />
        ))}
      {isEditable && (
        <Space wrap>
          <Button onClick={() => setOpen('pick')}>
            {assetId ? say('pick.change') : say(`pick.${kind}`)}
          </Button>
          {mayDescribe && (
            <Button onClick={() => setOpen('words')}>
              {say(asset.data?.altText ? 'picture.alt' : 'picture.no_alt')}
            </Button>
          )}
          {assetId && <Button onClick={() => onChange(null)}>{say('pick.remove')}</Button>}
        </Space>
      )}
      {!assetId && !isEditable && <span>{say('pick.none')}</span>}
      {open === 'pick' && (
        <AssetPicker
          kinds={[kind]}
          unitId={organizationId}
          onCancel={() => setOpen(null)}
          onPick={([asset]) => {
            setOpen(null);
            if (asset) onChange(asset.id);
          }}
        />
      )}
      {open === 'words' && asset.data && (
        <AltTextDialog pictures={[asset.data]} onClose={() => setOpen(null)} />
      )}
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
