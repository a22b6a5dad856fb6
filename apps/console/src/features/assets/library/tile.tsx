import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '@/ui';
import { AssetFace } from '../asset-thumb';
import { lengthText } from '../asset-facts';
import type { Asset } from '../use-asset';
import { AssetMarks } from './asset-marks';

/** One asset of the grid. `frame` makes the link or button that holds its face. */
export function Tile({
  asset,
  isChosen,
  onChoose,
  frame,
}: {
  asset: Asset;
  isChosen: boolean;
  /** Absent: nothing can be chosen here. */
  onChoose?: (isChosen: boolean) => void;
  frame: (face: ReactNode) => ReactNode;
}) {
  const say = useWords('assets');
  return (
    <div role="listitem" className={isChosen ? 'tile is-chosen' : 'tile'}>
      {frame(
        <>
          <span className="tile-face">
            <AssetFace asset={asset} />
            {asset.durationSeconds !== null && (
              <span className="tile-length">{lengthText(asset.durationSeconds)}</span>
            )}
          </span>
          <span className="tile-name" title={asset.fileName}>
            {asset.fileName || say(`kind.${asset.kind}`)}
          </span>
        </>,
      )}
      <div className="tile-marks">
        <AssetMarks asset={asset} />
      </div>
      {onChoose && (
        <Checkbox
          className="tile-choice"
          aria-label={say('choose', { name: asset.fileName })}
          checked={isChosen}
          onChange={({ target }) => onChoose(target.checked)}
        />
      )}
    </div>
  );
}
