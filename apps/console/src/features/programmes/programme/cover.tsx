import { AudioOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { AssetThumb } from '@/features/assets';

/** The cover of a programme, or the sign of one that has none yet. */
export function Cover({
  assetId,
  size,
  sign = <AudioOutlined aria-hidden />,
}: {
  assetId: string | null;
  size: number;
  sign?: ReactNode;
}) {
  if (assetId) return <AssetThumb assetId={assetId} size={size} />;
  return (
    <span className="no-cover" style={{ width: size, height: size }}>
      {sign}
    </span>
  );
}
