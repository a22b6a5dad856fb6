import type { Shape } from '@/api-client';
import { useWords } from '@/ui';
import { AssetView } from '@/features/assets';

/** Which file took the place of which. */
export function MediaChange({ media }: { media?: Shape<'MediaChangeResponse'> }) {
  const say = useWords('differences');
  if (!media) return <p>{say('otherwise')}</p>;
  const sides = [
    { name: 'before', file: media.before },
    { name: 'after', file: media.after },
  ];
  return (
    <div className="changes-media">
      {sides.map(({ name, file }) => (
        <figure key={name}>
          {file ? <AssetView id={file.assetId} altText={file.altText} /> : <p>{say('no_file')}</p>}
          <figcaption className="changes-quiet">
            {say(name)}
            {file && ` · ${file.fileName ?? ''} ${file.altText}`}
          </figcaption>
        </figure>
      ))}
    </div>
  );
}
