import { Alert, Progress } from 'antd';
import { Facts, Panel, useWords } from '@/ui';
import '../asset/asset.css';
import { bytesText } from '../asset-facts';
import { fullnessOf, shareOf } from './shares';
import type { Quota } from './use-quota';

/** What is held, how full that is, and what to do about it. */
export function Held({ quota: { quota, effective, held }, maySet }: { quota: Quota; maySet: boolean }) {
  const say = useWords('assets');
  const fullness = fullnessOf(held, effective);
  const maxBytes = quota?.maxBytes ?? null;
  const maxFiles = quota?.maxFiles ?? null;
  const limit = (own: number | null, above: number | null, text: (most: number) => string) => {
    if (own === null && above !== null) return say('volume.limit_above', { most: text(above) });
    return say('volume.limit', { most: own === null ? say('volume.no_limit') : text(own) });
  };
  const countText = (count: number) => say('volume.file_count', { count });
  return (
    <Panel title={say('volume.held')}>
      {fullness !== 'fine' && (
        <Alert
          showIcon
          className="volume-alert"
          type={fullness === 'full' ? 'error' : 'warning'}
          title={say(`volume.${fullness}`)}
          description={say(maySet ? 'volume.what_now' : 'volume.ask')}
        />
      )}
      <Facts
        of={[
          [
            say('volume.bytes'),
            <Share key="bytes" name={say('volume.bytes')} held={held.bytes} most={maxBytes}>
              {`${bytesText(held.bytes)} · ${limit(maxBytes, effective.maxBytes, bytesText)}`}
            </Share>,
          ],
          [
            say('volume.files'),
            <Share key="files" name={say('volume.files')} held={held.files} most={maxFiles}>
              {`${countText(held.files)} · ${limit(maxFiles, effective.maxFiles, countText)}`}
            </Share>,
          ],
          isNarrower(effective.maxBytes, maxBytes) || isNarrower(effective.maxFiles, maxFiles)
            ? [say('volume.above'), say('volume.above_text')]
            : null,
        ]}
      />
      <p className="asset-hint">{say('volume.counted')}</p>
    </Panel>
  );
}

/** A unit above may have less room than this one was given. */
const isNarrower = (effective: number | null, own: number | null) => effective !== null && effective !== own;

function Share({
  name,
  held,
  most,
  children,
}: {
  name: string;
  held: number;
  most: number | null;
  children: string;
}) {
  const share = shareOf(held, most);
  return (
    <>
      {children}
      {share !== null && (
        <Progress
          aria-label={name}
          percent={Math.min(share, 100)}
          format={() => `${share}%`}
          status={share >= 100 ? 'exception' : 'normal'}
        />
      )}
    </>
  );
}
