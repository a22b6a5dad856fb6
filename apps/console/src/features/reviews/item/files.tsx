import { useWords } from '@/ui';
import { AssetView } from '@/features/assets';
import { filesOf } from '../text/fields';
import type { Document } from '../text/fields';

/** Pictures, recordings and films of the item; a picture without words for those who can't see it is pointed out. */
export function Files({ document }: { document: Document }) {
  const say = useWords('reviews');
  const files = filesOf(document);
  if (files.length === 0) return <p className="review-quiet">{say('files.none')}</p>;
  return (
    <ul className="review-files">
      {files.map(({ id, altText }) => (
        <li key={id}>
          <AssetView id={id} altText={altText} />
          <div className="review-quiet">
            {id === document.coverAssetId && <strong>{say('files.cover')} </strong>}
            {altText ? say('files.alt', { text: altText }) : say('files.no_alt')}
          </div>
        </li>
      ))}
    </ul>
  );
}
