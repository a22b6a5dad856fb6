import { Skeleton } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';
import { useWords } from '@/ui';
import './asset-view.css';
import './words';

/** A picture, recording or film of the library; its name where the file can't be shown. */
export function AssetView({ id, altText }: { id: string; altText: string }) {
  const say = useWords('assets');
  const asset = useQuery({
    queryKey: ['assets', id],
    queryFn: () => bodyOf(api.GET('/api/v1/assets/{id}', { params: { path: { id } } })),
    staleTime: 300_000,
  });
  if (asset.isPending) return <Skeleton.Image active />;
  const { kind, url, fileName } = asset.data ?? { kind: 'document', url: null, fileName: altText };
  if (!url) return <span className="asset-view-missing">{say('not_shown', { name: fileName })}</span>;
  if (kind === 'image') return <img className="asset-view-picture" src={url} alt={altText} loading="lazy" />;
  if (kind === 'audio')
    return <audio className="asset-view-sound" src={url} controls preload="none" aria-label={fileName} />;
  if (kind === 'video')
    return (
      <video className="asset-view-picture" src={url} controls preload="metadata" aria-label={fileName} />
    );
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {fileName}
    </a>
  );
}
