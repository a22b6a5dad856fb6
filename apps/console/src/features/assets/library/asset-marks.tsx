import { LoadingOutlined } from '@ant-design/icons';
import { Tag } from 'antd';
import { inOffice, useWords } from '@/ui';
import { standingOf } from '../asset-facts';
import { isBeingMade } from '../use-asset';
import type { Asset } from '../use-asset';

/** What has to be seen to, in short words. */
export function AssetMarks({ asset }: { asset: Asset }) {
  const say = useWords('assets');
  const standing = standingOf(asset, inOffice(new Date()).format('YYYY-MM-DD'));
  return (
    <>
      {asset.state === 'rejected' && <Tag color="error">{say('mark.rejected')}</Tag>}
      {asset.state !== 'rejected' && isBeingMade(asset) && (
        <Tag color="processing" icon={<LoadingOutlined />}>
          {say('mark.processing')}
        </Tag>
      )}
      {asset.kind === 'image' && asset.altText === '' && asset.state === 'ready' && (
        <Tag color="warning">{say('mark.missing_alt')}</Tag>
      )}
      {standing !== 'fine' && (
        <Tag color={standing === 'expired' ? 'error' : 'warning'}>{say(`mark.${standing}`)}</Tag>
      )}
      {asset.generatedContent === 'generated' && <Tag>{say('mark.generated')}</Tag>}
    </>
  );
}
