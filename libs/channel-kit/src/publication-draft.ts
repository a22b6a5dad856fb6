import type { ContentKind } from './channel-adapter';
import type { VideoFit } from './video-fit';

/** How an image must come out to be taken by a platform. */
export interface ImageFit {
  format: 'jpeg' | 'png';
  /** Strictly below this many bytes; quality, then size, are reduced until it holds. */
  maxBytes?: number;
  /** Longest edge in pixels; smaller images are not enlarged. */
  maxEdge?: number;
  /** Crop to this ratio by the image's focal point. */
  ratio?: '2.35:1' | '1:1' | '16:9' | '3:4' | '4:3';
}

export interface EncodedImage {
  bytes: Buffer;
  mediaType: 'image/jpeg' | 'image/png';
  /** ASCII, with the extension that fits the bytes: several platforms judge by it. */
  fileName: string;
  width: number;
  height: number;
}

/** An approved picture, or one that was drawn from approved words (then `assetId` names no asset). Reading it fails with `approved_content_changed` when its bytes are no longer those approved. */
export interface DraftImage {
  assetId: string;
  sha256: string;
  mediaType: string;
  bytes: number;
  width: number;
  height: number;
  altText: string;
  /** Drawn by us from words that the platform would lay the wrong way. */
  isDrawn?: boolean;
  encode(fit: ImageFit): Promise<EncodedImage>;
  /**
   * An address under which anybody, the platform first of all, can fetch this picture as JPEG until `expiresAt`; nobody
   * can guess it. Below the installation's public address: `https:` in production.
   */
  publicUrl(expiresAt: Date): Promise<string>;
}

/** An approved audio or video file. Every read is checked against the approved hash before the first byte is handed out. */
export interface DraftMedia {
  assetId: string;
  sha256: string;
  mediaType: string;
  /** ASCII, with extension. */
  fileName: string;
  bytes: number;
  durationSeconds: number;
  width?: number;
  height?: number;
  /** By MediaInfo's names (`AVC`, `AAC`), null where there is no such track. Absent where nobody looked inside. */
  codecs?: { video: string | null; audio: string | null };
  /** Bytes from `start` (inclusive) to `end` (exclusive). */
  read(start: number, end: number): Promise<Buffer>;
  /** As `DraftImage.publicUrl`, of these very bytes; knows ranges and HEAD. A converted film has none. */
  publicUrl(expiresAt: Date): Promise<string>;
  /** Whether this is a film and the server has an ffmpeg to convert it. */
  canConvert: boolean;
  /**
   * The film in another form, made of the approved bytes and of nothing else. Asked again, also after a crash or by
   * another process, it is the same film to the last byte as long as its file is kept. Takes minutes the first time.
   * @throws AppError `approved_content_changed`, `video_converter_missing`, `video_can_not_fit`,
   * `video_conversion_failed`, `video_conversion_too_slow`, `storage_full`
   */
  convert(fit: VideoFit): Promise<DraftMedia>;
}

/** A sound or a film within the body of an item. */
export interface DraftBodyMedia {
  kind: 'audio' | 'video';
  /** Plain, empty where it has none. */
  caption: string;
  media: DraftMedia;
}

/**
 * Exactly what was approved for one platform: the revision with that platform's variant applied.
 * Adapters send this and nothing else.
 */
export interface PublicationDraft {
  publicationId: string;
  contentId: string;
  revisionId: string;
  kind: ContentKind;
  locale: string;
  title: string;
  summary: string;
  /**
   * Body of an article, or notes of an episode; sanitised. Pictures are `<img data-asset-id="…" alt="…">`. Sounds and films
   * are `<figure data-asset-id="…" data-kind="audio|video">` where they are played (`ChannelCapabilities.playsBodyMedia`), else
   * a sentence stands for them.
   */
  html: string;
  /** What one platform gets as its short text instead of title and summary (variant or description), else empty. */
  text: string;
  /** A video's own description; equal to `text` where no variant replaces it. */
  description?: string;
  byline: string;
  tags: string[];
  source?: { name: string; url?: string };
  /** Somebody else's work: never declared as original. Absent: our own. */
  isRepost?: boolean;
  /** The item's own public page, absolute. */
  canonicalUrl: string;
  cover?: DraftImage;
  /** By asset id, every picture that `html` names. */
  images: Record<string, DraftImage>;
  /** The audio of an episode, the video of a video. */
  media?: DraftMedia;
  /** Sounds and films within the body, in order. Absent: none. */
  bodyMedia?: DraftBodyMedia[];
  /** Public address from which the sign-off came; some platforms ask for it. Absent when it was not a public one. */
  approverIp?: string;
  /** Further items that go out in the same post, in the order of their slots (`ChannelCapabilities.companions`). */
  companions?: PublicationDraft[];
  /** Options of this one publication, as the person who planned it chose them. */
  options: Record<string, unknown>;
}
