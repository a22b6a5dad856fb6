import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { AssetPicker, SoundPlayer, useAsset } from '@/features/assets';
import { EmptyState, Panel, ProblemNotice, useAct, useWords } from '@/ui';
import { changeEpisode, touchedBy } from './use-episode';
import type { EpisodePart } from './use-episode';

/** The recording with its waveform, and the choice of another. */
export function Sound({ programmeId, seen, isEditable }: EpisodePart) {
  const say = useWords('programmes');
  const [isChoosing, setChoosing] = useState(false);
  const { id, organizationId, episode } = seen.body;
  const assetId = episode?.audioAssetId ?? null;
  const asset = useAsset(assetId);
  const choose = useAct((audioAssetId: string) => changeEpisode(seen, { episode: { audioAssetId } }), {
    touches: touchedBy(id, programmeId),
    done: say('sound.chosen'),
  });
  const button = isEditable && (
    <Button type={assetId ? 'default' : 'primary'} loading={choose.isBusy} onClick={() => setChoosing(true)}>
      {say(assetId ? 'sound.other' : 'sound.choose')}
    </Button>
  );
  return (
    <Panel title={say('sound.title')} extra={assetId && button}>
      {!assetId && (
        <EmptyState text={say(isEditable ? 'sound.empty' : 'sound.empty_for_reader')}>{button}</EmptyState>
      )}
      {assetId && asset.isPending && <Skeleton active title={false} />}
      {asset.isError && <ProblemNotice error={asset.error} onRetry={() => void asset.refetch()} />}
      {asset.data && <Recording asset={asset.data.body} />}
      {isChoosing && (
        <AssetPicker
          kinds={['audio']}
          unitId={organizationId}
          onPick={([sound]) => {
            setChoosing(false);
            if (sound) void choose.run(sound.id);
          }}
          onCancel={() => setChoosing(false)}
        />
      )}
    </Panel>
  );
}

type Asset = Parameters<typeof SoundPlayer>[0]['asset'];

function Recording({ asset }: { asset: Asset }) {
  const say = useWords('programmes');
  if (asset.url === null) return <p className="quiet-words">{say('sound.not_ready')}</p>;
  return (
    <>
      <p className="quiet-words">{asset.fileName}</p>
      <SoundPlayer key={asset.id} asset={asset} />
    </>
  );
}
