import { PaperClipOutlined } from '@ant-design/icons';
import { Image, Skeleton } from 'antd';
import { useWords } from '@/ui';
import { useAsset } from './use-report';

/** A picture that opens large, or a file that opens by itself. */
export function ReportPicture({ assetId }: { assetId: string }) {
  const say = useWords('submissions');
  const { data: asset, isPending } = useAsset(assetId);
  if (isPending) return <Skeleton.Image active />;
  if (!asset) return <span className="desk-quiet">{say('report.asset_away')}</span>;
  if (!asset.url) return <span className="desk-quiet">{say('report.processing')}</span>;
  if (asset.kind === 'image') {
    const small = asset.renditions.find(
      ({ name, mediaType }) => name === 'medium' && mediaType === 'image/jpeg',
    );
    return (
      <Image
        className="report-picture"
        src={small?.url ?? asset.url}
        alt={asset.altText || say('report.no_alt')}
        preview={{ src: asset.url }}
      />
    );
  }
  if (asset.kind === 'audio') return <audio controls preload="metadata" src={asset.url} />;
  if (asset.kind === 'video')
    return <video className="report-picture" controls preload="metadata" src={asset.url} />;
  return (
    <a href={asset.url} target="_blank" rel="noopener noreferrer">
      <PaperClipOutlined aria-hidden /> {asset.fileName}
    </a>
  );
}
