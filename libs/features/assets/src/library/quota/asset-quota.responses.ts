export class AssetQuotaLimitsResponse {
  maxBytes: number | null;
  maxFiles: number | null;
}

export class AssetVolumeResponse {
  /** Of originals; renditions are not counted. */
  bytes: number;
  files: number;
}

export class AssetQuotaResponse {
  organizationId: string;
  /** Its own; null: none was set. */
  quota: AssetQuotaLimitsResponse | null;
  /** The narrowest of its own and those of the units above; null: no limit. */
  effective: AssetQuotaLimitsResponse;
  /** Of the unit and everything below it. */
  held: AssetVolumeResponse;
  /** The fuller of bytes and files against its own quota, rounded down; null without one. */
  percent: number | null;
}

export class UnitVolumeResponse extends AssetVolumeResponse {
  organizationId: string;
  name: string;
}

export class UnitVolumeListResponse {
  /** Units that hold anything, the fullest first; each without those below it. */
  items: UnitVolumeResponse[];
}
