import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { fetchSignedIn } from '@/api-client';
import { useWords } from '@/ui';

/** A picture that only who is signed in may fetch, shown and to be saved. */
export function PackPicture({ url, fileName, words }: { url: string; fileName: string; words: string }) {
  const say = useWords('publications');
  const bytes = useQuery({
    queryKey: ['publications', 'hand-off-picture', url],
    queryFn: async () => (await fetchSignedIn(new Request(url))).blob(),
    staleTime: Infinity,
  });
  const address = useBlobAddress(bytes.data);
  if (bytes.isError) return <p className="publication-quiet">{say('hand_off.no_picture')}</p>;
  if (!address) return <Skeleton.Image active />;
  return (
    <figure>
      <img src={address} alt={words} />
      <figcaption>
        <Button type="link" href={address} download={fileName}>
          {say('hand_off.save_picture', { words })}
        </Button>
      </figcaption>
    </figure>
  );
}

function useBlobAddress(blob: Blob | undefined): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!blob) return;
    const made = URL.createObjectURL(blob);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return address;
}
