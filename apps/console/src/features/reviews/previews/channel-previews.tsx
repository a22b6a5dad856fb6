import { Segmented, Skeleton } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, bodyOf } from '@/api-client';
import { usePlatformName } from '@/features/channels';
import { EmptyState, PageFrame, ProblemNotice, useWords } from '@/ui';

/** The item as it will appear on each channel that the unit uses. */
export function ChannelPreviews({ contentId }: { contentId: string }) {
  const say = useWords('reviews');
  const platformName = usePlatformName();
  const [chosen, setChosen] = useState(0);
  const previews = useQuery({
    queryKey: ['contents', contentId, 'previews'],
    queryFn: () => bodyOf(api.GET('/api/v1/contents/{id}/previews', { params: { path: { id: contentId } } })),
    select: ({ items }) => items,
  });
  if (previews.isPending) return <Skeleton active paragraph={{ rows: 10 }} />;
  if (previews.isError)
    return <ProblemNotice error={previews.error} onRetry={() => void previews.refetch()} />;
  const preview = previews.data[chosen];
  if (!preview) return <EmptyState text={say('previews.none')} />;
  const nameOf = ({ channelAccountName, platform }: (typeof previews.data)[number]) =>
    channelAccountName ?? platformName(platform);
  return (
    <div className="review-previews">
      <Segmented
        aria-label={say('item.previews')}
        value={chosen}
        options={previews.data.map((each, value) => ({
          value,
          label: `${platformName(each.platform)} · ${nameOf(each)}`,
        }))}
        onChange={setChosen}
      />
      {preview.reason && <p className="review-quiet">{preview.reason}</p>}
      {preview.notes.map((note) => (
        <p key={note} className="review-quiet">
          {note}
        </p>
      ))}
      <PageFrame shape="phone" page={preview.page} title={say('previews.frame', { name: nameOf(preview) })} />
    </div>
  );
}
