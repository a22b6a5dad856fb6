import type { AssetEntity } from '../../persistence/asset.entity';
import type { AssetRightsResponse } from './asset-rights.responses';

export function presentRights({
  rights,
  rightsExpireOn,
}: Pick<AssetEntity, 'rights' | 'rightsExpireOn'>): AssetRightsResponse | null {
  if (!rights) return null;
  const { holder = null, licence = null, source = null, territory = null, note = null } = rights;
  return { holder, licence, source, expiresOn: rightsExpireOn, territory, note };
}
