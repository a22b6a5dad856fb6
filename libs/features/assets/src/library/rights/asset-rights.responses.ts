export class AssetRightsResponse {
  holder: string | null;
  licence: string | null;
  source: string | null;
  /** The last day on which it may be used, `YYYY-MM-DD`. */
  expiresOn: string | null;
  territory: string | null;
  note: string | null;
}
