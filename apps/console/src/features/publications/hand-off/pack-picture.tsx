import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { fetchSignedIn } from '@/api-client';
import { useWords } from '@/ui';

/** A picture that only who is signed in may fetch, shown and to be saved. */
export function PackPicture({ url, fileName, words }: { url: string; fileName: string; words: string }) {
  const say = useWords('publications');
  // The address lives as long as the page does; there are few, and they are small.
  const picture = useQuery({
    queryKey: ['publications', 'hand-off-picture', url],
    queryFn: async () => URL.createObjectURL(await (await fetchSignedIn(new Request(url))).blob()),
    gcTime: Infinity,
    staleTime: Infinity,
  });
  if (picture.isError) return <p className="publication-quiet">{say('hand_off.no_picture')}</p>;
  if (!picture.data) return <Skeleton.Image active />;
  return (
    <figure>
      <img src={picture.data} alt={words} />
      <figcaption>
        <Button type="link" href={picture.data} download={fileName}>
          {say('hand_off.save_picture', { words })}
        </Button>
      </figcaption>
    </figure>
  );
}
