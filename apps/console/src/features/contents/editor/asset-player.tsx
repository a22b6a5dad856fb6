import { Skeleton } from 'antd';
import { SoundPlayer, ownAddress, useAsset } from '@/features/assets';
import type { Asset } from '@/features/assets';
import { useWords } from '@/ui';

/** A sound or a film of the library as it can be played now, or what is to be said in its place. */
export function AssetPlayer({ assetId }: { assetId: string }) {
  const say = useWords('contents');
  const asset = useAsset(assetId);
  if (asset.isPending) return <Skeleton.Input active block />;
  const file = asset.data?.body;
  if (!file || file.state === 'rejected' || file.url === null) {
    const text = !file ? 'media.gone' : file.state === 'rejected' ? 'media.rejected' : 'media.coming';
    return (
      <span className="picture-missing" role="img" aria-label={say(text)}>
        {say(text)}
      </span>
    );
  }
  return (
    <>
      <p className="media-name">{file.fileName}</p>
      {file.kind === 'audio' ? <SoundPlayer asset={file} /> : <Film asset={file} address={file.url} />}
    </>
  );
}

function Film({ asset, address }: { asset: Asset; address: string }) {
  const played = asset.preparation?.files.find(({ name }) => name === 'film_720' || name === 'film_480');
  const poster = asset.preparation?.posterUrl ?? undefined;
  return (
    <video
      className="media-film"
      controls
      playsInline
      preload={poster ? 'none' : 'metadata'}
      poster={poster}
      src={ownAddress(played?.url ?? address)}
      aria-label={asset.altText || asset.fileName}
    />
  );
}
