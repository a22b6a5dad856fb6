import type { Shape } from '@/api-client';
import { useWords } from '@/ui';
import { AssetView } from '../text/asset-view';

/** Which file took the place of which. */
export function MediaChange({ media }: { media?: Shape<'MediaChangeResponse'> }) {
  const say = useWords('reviews');
  if (!media) return <p>{say('changes.otherwise')}</p>;
  const sides = [
    { name: 'before', file: media.before },
    { name: 'after', file: media.after },
  ];
  return (
    <div className="review-media">
      {sides.map(({ name, file }) => (
        <figure key={name}>
          {file ? <AssetView id={file.assetId} altText={file.altText} /> : <p>{say('changes.no_file')}</p>}
          <figcaption className="review-quiet">
            {say(`changes.${name}`)}
            {file && ` · ${file.fileName ?? ''} ${file.altText}`}
          </figcaption>
        </figure>
      ))}
    </div>
  );
}
