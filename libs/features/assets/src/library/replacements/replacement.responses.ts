import type { AssetResponse } from '../../http/asset.responses';

export class FollowedUseResponse {
  /** `content` … */
  objectType: string;
  objectId: string;
  title: string;
}

export class ReplacementResponse {
  asset: AssetResponse;
  /** What names the newer version from now on; everything else keeps the older one. */
  followed: FollowedUseResponse[];
}

export class AssetVersionListResponse {
  /** The current one first. */
  items: AssetResponse[];
}
