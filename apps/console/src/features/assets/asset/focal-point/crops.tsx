import { useWords } from '@/ui';
import type { Asset } from '../../use-asset';
import { cropPosition, ratios } from './crop-position';
import type { CropName, Point } from './crop-position';

const names = Object.keys(ratios) as CropName[];

/**
 * What covers will show. With a point they are drawn as they will be cut; without one, what catches the eye was looked for
 * when they were made, and those are shown.
 */
export function Crops({ asset, address, point }: { asset: Asset; address: string; point: Point | null }) {
  const say = useWords('assets');
  const size = asset.width && asset.height ? { width: asset.width, height: asset.height } : null;
  return (
    <div className="crops" role="group" aria-label={say('crops')}>
      {names.map((name) => {
        const made = asset.renditions.find((rendition) => rendition.name === name)?.url;
        const at = point && size ? cropPosition(size, ratios[name], point) : null;
        return (
          <figure key={name}>
            <img
              src={at ? address : (made ?? address)}
              alt=""
              style={{
                aspectRatio: ratios[name],
                ...(at && { objectPosition: `${at.x}% ${at.y}%` }),
              }}
            />
            <figcaption>{say(`crop.${name}`)}</figcaption>
          </figure>
        );
      })}
    </div>
  );
}
