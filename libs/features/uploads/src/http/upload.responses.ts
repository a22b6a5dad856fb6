export class UploadRefusalResponse {
  /** `media_type_unsupported`, `media_disguised`, `file_infected`, … */
  code: string;
  message: string;
}

export class UploadResponse {
  id: string;
  /** Where the bytes go, below the origin. */
  url: string;
  organizationId: string;
  fileName: string;
  /** Bytes of the whole file, as announced. */
  length: number;
  /** Bytes that are safe on the disk; the next part begins here. */
  offset: number;
  /** Of a whole file: bytes that were looked at so far. */
  judgedBytes: number;
  /** 0–100: first of receiving, then of judging. */
  progress: number;
  state: 'receiving' | 'judging' | 'done' | 'refused' | 'cancelled' | 'expired';
  assetId: string | null;
  refusal: UploadRefusalResponse | null;
  expiresAt: string;
  createdAt: string;
  updatedAt: string;
}

export class UploadPageResponse {
  items: UploadResponse[];
  nextCursor: string | null;
}
