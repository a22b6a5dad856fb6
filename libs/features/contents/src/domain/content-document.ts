import { fingerprint } from '@haojiao/kernel';
import type { Json } from '@haojiao/kernel';
import type { ContentBlocks } from '../types/registry';

export type AssetKind = 'image' | 'audio' | 'video' | 'document' | 'captions';

/** What one platform gets instead of the item's own words; absent members mean the item's own. */
export interface ContentVariant {
  title?: string;
  summary?: string;
  /** Short text that stands for title and summary on platforms of short texts. */
  text?: string;
  coverAssetId?: string;
  tags?: string[];
}

/** What an asset was when the revision was saved: its bytes are bound by their hash. */
export interface AssetFacts {
  /** Of the original file, lower-case hex. */
  sha256: string;
  mediaType: string;
  altText?: string;
  /** What every crop keeps in sight, as it was approved; absent: what catches the eye. */
  focalPoint?: { x: number; y: number };
}

export interface ContentSource {
  name: string;
  url?: string;
}

/** 转载: what is told of the original beside its source. */
export interface ContentReprint {
  /** The title as the source printed it; must not be twisted. */
  sourceTitle: string;
  /** 授权依据: on what ground it may be printed again. */
  permissionBasis: string;
  originalAuthor?: string;
}

/**
 * Everything of one revision that can be sent anywhere: text, media by hash, channel variants. A review judges
 * this, and its fingerprint is what the sign-off is bound to. Exactly the block that `type` names is present.
 */
export interface ContentDocument extends ContentBlocks {
  type: string;
  title: string;
  summary: string;
  slug: string;
  /** BCP 47, `zh-CN`. */
  locale: string;
  byline: string;
  tags: string[];
  coverAssetId: string | null;
  source: ContentSource | null;
  /** Absent where the item is our own: documents of old have no such member, and keep their fingerprints. */
  reprint?: ContentReprint;
  /** 生成合成内容声明; absent where nothing is declared: documents of old keep their fingerprints. */
  generatedContent?: 'assisted' | 'generated';
  columnId: string | null;
  /** 品牌; absent where it belongs to none: documents of old keep their fingerprints. */
  brandId?: string;
  /** By platform. */
  variants: Record<string, ContentVariant>;
  /** People who wrote it together with its author; none of them decides on it. */
  coAuthorIds: string[];
  /** By asset id, every asset that the document names. */
  assets: Record<string, AssetFacts>;
}

/** SHA-256 over the canonical JSON of the document, lower-case hex. */
export function documentFingerprint(document: ContentDocument): string {
  return fingerprint(document as unknown as Json);
}
