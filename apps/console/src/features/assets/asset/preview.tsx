import { useWords } from '@/ui';
import { CaptionLines } from '../captions/caption-lines';
import type { Asset } from '../use-asset';
import { FilmPreview } from './film-preview';
import { PicturePreview } from './picture-preview';
import { SoundPlayer } from '../player/sound-player';

/** The thing itself, as large as there is room. */
export function Preview({ asset, etag, mayWrite }: { asset: Asset; etag: string; mayWrite: boolean }) {
  const say = useWords('assets');
  if (asset.kind === 'image') return <PicturePreview asset={asset} etag={etag} mayWrite={mayWrite} />;
  if (asset.url === null) return null;
  return (
    <section className="asset-card" aria-label={say('preview')}>
      {asset.kind === 'audio' && <SoundPlayer asset={asset} />}
      {asset.kind === 'video' && <FilmPreview asset={asset} />}
      {asset.kind === 'captions' && <CaptionLines asset={asset} />}
      {(asset.kind === 'document' || asset.kind === 'captions') && (
        <a href={asset.url} target="_blank" rel="noreferrer">
          {say('open_file', { name: asset.fileName })}
        </a>
      )}
    </section>
  );
}
