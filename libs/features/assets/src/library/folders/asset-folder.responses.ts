export class AssetFolderResponse {
  id: string;
  organizationId: string;
  parentId: string | null;
  name: string;
  createdAt: string;
  updatedAt: string;
}

export class AssetFolderInTreeResponse extends AssetFolderResponse {
  /** Assets directly in it, without those that were replaced. */
  assetCount: number;
}

/** All folders of a unit, those of one level by name. */
export class AssetFolderListResponse {
  items: AssetFolderInTreeResponse[];
}
