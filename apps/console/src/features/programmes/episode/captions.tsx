import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { AssetPicker, CaptionLines, useAsset } from '@/features/assets';
import { ConfirmButton, EmptyState, Panel, ProblemNotice, useAct, useWords } from '@/ui';
import { changeEpisode, touchedBy } from './use-episode';
import type { EpisodePart } from './use-episode';

/** The spoken words with their times, which run along with the sound. */
export function Captions({ programmeId, seen, isEditable }: EpisodePart) {
  const say = useWords('programmes');
  const [isChoosing, setChoosing] = useState(false);
  const { id, organizationId, episode } = seen.body;
  const assetId = episode?.captionsAssetId ?? null;
  const asset = useAsset(assetId);
  const put = useAct(
    (captionsAssetId: string | null) => changeEpisode(seen, { episode: { captionsAssetId } }),
    { touches: touchedBy(id, programmeId), done: say('captions.saved') },
  );
  const choose = isEditable && (
    <Button loading={put.isBusy} onClick={() => setChoosing(true)}>
      {say(assetId ? 'captions.other' : 'captions.choose')}
    </Button>
  );
  return (
    <Panel
      title={say('captions.title')}
      extra={
        assetId &&
        isEditable && (
          <>
            <ConfirmButton
              type="text"
              title={say('captions.remove_question')}
              consequence={say('captions.remove_consequence')}
              onConfirm={() => put.run(null)}
            >
              {say('captions.remove')}
            </ConfirmButton>
            {choose}
          </>
        )
      }
    >
      {!assetId && (
        <EmptyState text={say(isEditable ? 'captions.empty' : 'captions.empty_for_reader')}>
          {choose}
        </EmptyState>
      )}
      {assetId && asset.isPending && <Skeleton active title={false} />}
      {asset.isError && <ProblemNotice error={asset.error} onRetry={() => void asset.refetch()} />}
      {asset.data && (
        <>
          <p className="quiet-words">{asset.data.body.fileName}</p>
          <CaptionLines asset={asset.data.body} />
        </>
      )}
      {isChoosing && (
        <AssetPicker
          kinds={['captions']}
          unitId={organizationId}
          onPick={([captions]) => {
            setChoosing(false);
            if (captions) void put.run(captions.id);
          }}
          onCancel={() => setChoosing(false)}
        />
      )}
    </Panel>
  );
}
