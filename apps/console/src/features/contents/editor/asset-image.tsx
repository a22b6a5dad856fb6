import { useWords } from '@/ui';
import { addressOf, useAsset } from './use-asset';

/** A picture of the library, or what is to be said in its place. */
export function AssetImage({
  assetId,
  alt,
  size = 'medium',
}: {
  assetId: string;
  alt: string;
  size?: 'thumb' | 'small' | 'medium' | 'large';
}) {
  const say = useWords('contents');
  const asset = useAsset(assetId);
  const address = asset.data && addressOf(asset.data, size);
  if (address) {
    const { x, y } = asset.data.focalPoint ?? { x: 0.5, y: 0.5 };
    return <img src={address} alt={alt} style={{ objectPosition: `${x * 100}% ${y * 100}%` }} />;
  }
  const text = asset.isError
    ? 'picture.gone'
    : asset.data?.state === 'rejected'
      ? 'picture.rejected'
      : 'picture.coming';
  return (
    <span className="picture-missing" role="img" aria-label={say(text)}>
      {say(text)}
    </span>
  );
}
