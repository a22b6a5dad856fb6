import { AudioOutlined } from '@ant-design/icons';
import { AssetThumb } from '@/features/assets';

/** The cover of a programme, or the sign of one that has none yet. */
export function Cover({ assetId, size }: { assetId: string | null; size: number }) {
  if (assetId) return <AssetThumb assetId={assetId} size={size} />;
  return (
    <span className="no-cover" style={{ width: size, height: size }}>
      <AudioOutlined aria-hidden />
    </span>
  );
}
