import { Button } from 'antd';
import { useState } from 'react';
import { useTell, useWords } from '@/ui';
import { pictureOf } from '../asset-facts';
import type { Asset } from '../use-asset';
import { Crops } from './focal-point/crops';
import { FocalPointPicker } from './focal-point/focal-point-picker';
import type { Point } from './focal-point/crop-position';
import { useChangeAsset } from './use-change-asset';

/** A picture with the point that its crops keep in sight. */
export function PicturePreview({ asset, etag, mayWrite }: { asset: Asset; etag: string; mayWrite: boolean }) {
  const say = useWords('assets');
  const tell = useTell();
  const change = useChangeAsset(asset.id, etag);
  const [wished, setWished] = useState<Point | null>(null);
  const address = pictureOf(asset, 'large') ?? pictureOf(asset, 'thumb');
  const point = wished ?? asset.focalPoint;
  if (address === null)
    return (
      <section className="asset-card" aria-label={say('preview')}>
        <p role="status">{say(asset.state === 'rejected' ? 'no_picture' : 'picture_coming')}</p>
      </section>
    );
  const save = (focalPoint: Point | null) =>
    change.mutate(
      { focalPoint },
      {
        onSuccess: () => {
          setWished(null);
          tell.done(say(focalPoint ? 'focal.saved' : 'focal.cleared'));
        },
        onError: tell.problem,
      },
    );
  return (
    <section className="asset-card" aria-label={say('preview')}>
      <FocalPointPicker
        address={address}
        alt={asset.altText}
        point={point}
        onPoint={mayWrite ? setWished : undefined}
      />
      {mayWrite && <p className="asset-hint">{say('focal.hint')}</p>}
      {mayWrite && (wished || asset.focalPoint) && (
        <div className="asset-actions">
          {wished && (
            <Button type="primary" loading={change.isPending} onClick={() => save(wished)}>
              {say('focal.save')}
            </Button>
          )}
          {wished && <Button onClick={() => setWished(null)}>{say('cancel')}</Button>}
          {!wished && asset.focalPoint && (
            <Button loading={change.isPending} onClick={() => save(null)}>
              {say('focal.clear')}
            </Button>
          )}
        </div>
      )}
      <Crops asset={asset} address={address} point={point} />
    </section>
  );
}
