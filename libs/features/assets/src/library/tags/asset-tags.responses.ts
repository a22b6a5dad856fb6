export class AssetTagResponse {
  tag: string;
  /** Assets that bear it. */
  uses: number;
}

export class AssetTagListResponse {
  /** Those that begin with the words first, then by use. */
  items: AssetTagResponse[];
}
