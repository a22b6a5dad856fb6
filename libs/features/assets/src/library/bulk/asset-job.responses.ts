export class AssetJobResponse {
  id: string;
  action: 'move' | 'tag' | 'untag' | 'set_credit' | 'set_rights' | 'delete';
  state: 'working' | 'done';
  total: number;
  done: number;
  /** Those that were refused; the reasons stand at `/asset-jobs/{id}/faults`. */
  failed: number;
  createdAt: string;
  finishedAt: string | null;
}

export class AssetJobFaultResponse {
  assetId: string;
  code: string;
  message: string;
}

export class AssetJobFaultPageResponse {
  items: AssetJobFaultResponse[];
  nextCursor: string | null;
}
