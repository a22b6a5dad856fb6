import { usePlatformName } from '@/features/channels';
import { StateTag } from '@/features/contents';
import type { BoardRow } from '../shapes';

/** Where the unit's item can be read; how far it is, where it is not out. */
export function BoardPublications({ row: { publications, contentState } }: { row: BoardRow }) {
  const platformName = usePlatformName();
  if (publications.length > 0)
    return (
      <>
        {publications.map(({ platform, url, publishedAt }) => (
          <div key={platform + publishedAt}>
            {url ? (
              <a href={url} target="_blank" rel="noreferrer">
                {platformName(platform)}
              </a>
            ) : (
              platformName(platform)
            )}
          </div>
        ))}
      </>
    );
  return contentState ? <StateTag state={contentState} /> : <>—</>;
}
