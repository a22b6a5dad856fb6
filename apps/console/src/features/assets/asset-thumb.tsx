import {
  AudioOutlined,
  FileTextOutlined,
  FontSizeOutlined,
  PictureOutlined,
  VideoCameraOutlined,
} from '@ant-design/icons';
import { Skeleton } from 'antd';
import './asset-thumb.css';
import './words';
import { pictureOf } from './asset-facts';
import { useAsset } from './use-asset';
import type { Asset, AssetKind } from './use-asset';

const icons = {
  image: PictureOutlined,
  audio: AudioOutlined,
  video: VideoCameraOutlined,
  document: FileTextOutlined,
  captions: FontSizeOutlined,
} satisfies Record<AssetKind, unknown>;

/** The picture of an asset that is at hand, or the sign of its kind. */
export function AssetFace({ asset, size = 'thumb' }: { asset: Asset; size?: 'thumb' | 'small' }) {
  const address = pictureOf(asset, size);
  const Icon = icons[asset.kind];
  return (
    <span className={`asset-face is-${asset.kind}`}>
      {address ? (
        <img src={address} alt={asset.altText} loading="lazy" decoding="async" />
      ) : (
        <Icon aria-hidden />
      )}
    </span>
  );
}

/** A small square view of an asset that is known by its id; for lists and forms of other folders. */
export function AssetThumb({ assetId, size = 64 }: { assetId: string; size?: number }) {
  const asset = useAsset(assetId);
  return (
    <span className="asset-thumb" style={{ width: size, height: size }}>
      {asset.data && <AssetFace asset={asset.data.body} />}
      {asset.isPending && <Skeleton.Avatar active shape="square" size={size} />}
      {asset.isError && <PictureOutlined aria-hidden />}
    </span>
  );
}
