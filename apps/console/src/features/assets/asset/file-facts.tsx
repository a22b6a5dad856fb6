import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Moment, useWords } from '@/ui';
import { bytesText, lengthText } from '../asset-facts';
import type { Asset } from '../use-asset';

export function FileFacts({ asset }: { asset: Asset }) {
  const say = useWords('assets');
  const { width, height, durationSeconds, preparation } = asset;
  const loudness = preparation?.loudness?.integratedLufs;
  return (
    <section className="asset-card" aria-labelledby="facts">
      <h2 id="facts">{say('facts.title')}</h2>
      <dl className="asset-facts">
        <dt>{say('facts.kind')}</dt>
        <dd>{say(`kind.${asset.kind}`)}</dd>
        <dt>{say('facts.size')}</dt>
        <dd>{bytesText(asset.bytes)}</dd>
        {width !== null && height !== null && (
          <>
            <dt>{say('facts.pixels')}</dt>
            <dd>{say('facts.pixels_value', { width, height })}</dd>
          </>
        )}
        {durationSeconds !== null && (
          <>
            <dt>{say('facts.length')}</dt>
            <dd>{lengthText(durationSeconds)}</dd>
          </>
        )}
        {typeof loudness === 'number' && (
          <>
            <dt>{say('facts.loudness')}</dt>
            <dd>{say('facts.loudness_value', { value: loudness.toFixed(1) })}</dd>
          </>
        )}
        <dt>{say('facts.at')}</dt>
        <dd>
          <Moment at={asset.createdAt} />
        </dd>
      </dl>
      {asset.url && (
        <Button icon={<DownloadOutlined />} href={asset.url} target="_blank" rel="noreferrer">
          {say('facts.open')}
        </Button>
      )}
    </section>
  );
}
