import type { PreparationResponse } from './preparation.responses';
import type { AssetRightsResponse } from '../library/rights/asset-rights.responses';

export class RenditionResponse {
  /**
   * `thumb`, `small`, `medium`, `large`: the whole picture, each as AVIF, WebP and JPEG; `cover_235`, `cover_11`,
   * `cover_169`, `cover_34`: crops as JPEG; `animation`: moving, WebP, of pictures that move.
   */
  name: string;
  url: string;
  mediaType: string;
  width: number;
  height: number;
  bytes: number;
}

export class FocalPointResponse {
  x: number;
  y: number;
}

export class VideoFactsResponse {
  codec: string;
  width: number;
  height: number;
  frameRate: number | null;
  /** PQ or HLG. */
  isHighRange?: boolean;
}

export class AudioFactsResponse {
  codec: string;
  sampleRate: number | null;
  channels: number | null;
}

export class CodecResponse {
  /** Bits per second over all. */
  bitRate?: number | null;
  video?: VideoFactsResponse;
  audio?: AudioFactsResponse;
}

export class AssetRenderingResponse {
  /**
   * `waiting` for its turn; `running`; `retrying` at `nextTryAt` after a failure that may pass; `done`; `failed`: not
   * tried again, earlier renditions stay.
   */
  state: 'waiting' | 'running' | 'retrying' | 'done' | 'failed';
  /** Renditions of this run that are made. */
  done: number;
  /** 0 before it began. */
  total: number;
  /** Code of the last failure: `media_damaged`, `storage_unavailable`, `rendering_failed`, `worker_died`. */
  failure: string | null;
  nextTryAt: string | null;
}

export class AigcMarkResponse {
  Label?: string;
  ContentProducer?: string;
  ProduceID?: string;
  ReservedCode1?: string;
  ContentPropagator?: string;
  PropagateID?: string;
  ReservedCode2?: string;
}

export class AssetResponse {
  id: string;
  organizationId: string;
  kind: 'image' | 'audio' | 'video' | 'document' | 'captions';
  mediaType: string;
  bytes: number;
  sha256: string;
  fileName: string;
  width: number | null;
  height: number | null;
  durationSeconds: number | null;
  codec: CodecResponse;
  altText: string;
  credit: string;
  focalPoint: FocalPointResponse | null;
  /** Null: in no folder. */
  folderId: string | null;
  tags: string[];
  rights: AssetRightsResponse | null;
  /** Whether people can be recognised; their consents stand at `/assets/{id}/consents`. */
  peopleShown: 'none' | 'unknown' | 'yes';
  generatedContent: 'none' | 'assisted' | 'generated';
  /** The `AIGC` object of the file itself. */
  generatedMark: AigcMarkResponse | null;
  /** The first version of its chain of replacements; itself where there is none. */
  lineageId: string;
  lineageNumber: number;
  /** The version before this one. */
  replacesId: string | null;
  /** When a newer version took its place. */
  replacedAt: string | null;
  state: 'processing' | 'ready' | 'rejected';
  /** Code of the reason. */
  rejection: string | null;
  /** Where the file can be fetched; of a picture its large rendition, null before there is one. */
  url: string | null;
  renditions: RenditionResponse[];
  /** Of a picture: how far its renditions are. */
  rendering: AssetRenderingResponse | null;
  /** What the worker makes of sound and film; null for everything else. */
  preparation: PreparationResponse | null;
  uploadedBy: string;
  createdAt: string;
  updatedAt: string;
}

export class DuplicateResponse {
  id: string;
  organizationId: string;
  fileName: string;
}

export class UploadedAssetResponse extends AssetResponse {
  /** Assets of the same bytes that the caller may see; it was kept all the same. */
  duplicates: DuplicateResponse[];
}

export class AssetPageResponse {
  items: AssetResponse[];
  nextCursor: string | null;
}

export class AssetUsageResponse {
  /** `content`, … */
  objectType: string;
  objectId: string;
  title: string;
  state: string | null;
}

export class AssetUsagesResponse {
  items: AssetUsageResponse[];
  nextCursor: string | null;
  /** Places that the caller may not see; they keep the asset as well. */
  hiddenCount: number;
}
