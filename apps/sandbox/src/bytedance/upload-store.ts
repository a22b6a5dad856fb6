import type { SandboxContext } from '../core/platform-simulator';
import { Refusal } from './answers';
import { mp4DurationSeconds } from './mp4-duration';
import { hex } from './open-platform';

const MIB = 1024 * 1024;
const PART_UPLOAD_MS = 2 * 3_600_000;
const PART_MIN_BYTES = 5 * MIB;
const PART_MAX_BYTES = 100 * MIB;
/** Beyond this, the parts of one upload are counted but not kept: nothing here needs gigabytes. */
const KEPT_BYTES = 300 * MIB;

export interface UploadedVideo {
  /** Good for the create call; opaque, of the form `v0200f…`. */
  videoId: string;
  openId: string;
  bytes: number;
  /** Null when it could not be read from the file. */
  durationSeconds: number | null;
  mediaUrl: string | null;
  /** The work made from it. */
  usedBy: string | null;
}

interface PartUpload {
  uploadId: string;
  openId: string;
  expiresAt: number;
  parts: Map<number, Buffer | number>;
  mediaType: string;
  durationHint: number | null;
  completed: UploadedVideo | null;
}

export interface ReceivedVideo {
  bytes: Buffer;
  mediaType: string;
  /** What a test header claims instead of the real size. */
  pretendedBytes?: number;
  durationHint: number | null;
}

/** Uploaded videos, whole and in parts. The bytes go to the followers' media store. */
export class UploadStore {
  private readonly videos = new Map<string, UploadedVideo>();
  private readonly partUploads = new Map<string, PartUpload>();

  constructor(
    private readonly sandbox: SandboxContext,
    private readonly singleMaxBytes: () => number,
    /** Whether the last part may be smaller than the others' minimum. */
    private readonly tailMayBeSmall: () => boolean,
  ) {}

  single(openId: string, video: ReceivedVideo): UploadedVideo {
    if ((video.pretendedBytes ?? video.bytes.length) > this.singleMaxBytes())
      throw new Refusal(2190005, '视频文件太大了');
    return this.keep(openId, video.bytes, video.mediaType, video.durationHint, video.bytes.length);
  }

  init(openId: string): string {
    // With every sign that must be encoded in a query string.
    const uploadId = `@9Vx+${hex(12)}/${hex(6)}==`;
    this.partUploads.set(uploadId, {
      uploadId,
      openId,
      expiresAt: this.now() + PART_UPLOAD_MS,
      parts: new Map(),
      mediaType: 'video/mp4',
      durationHint: null,
      completed: null,
    });
    return uploadId;
  }

  part(openId: string, uploadId: string, number: number, video: ReceivedVideo): void {
    const upload = this.openUpload(openId, uploadId);
    const size = video.pretendedBytes ?? video.bytes.length;
    if (!Number.isInteger(number) || number < 1) throw new Refusal(2100005, 'part_number 不合法');
    if (size > PART_MAX_BYTES) throw new Refusal(2100005, '分片过大');
    if (size < PART_MIN_BYTES && !this.tailMayBeSmall()) throw new Refusal(2100005, '分片过小');
    const kept = [...upload.parts.values()].reduce<number>((sum, part) => sum + sizeOf(part), 0);
    upload.parts.set(number, kept + size <= KEPT_BYTES && size === video.bytes.length ? video.bytes : size);
    upload.mediaType = video.mediaType;
    upload.durationHint = video.durationHint ?? upload.durationHint;
  }

  /** Completing twice gives the same id. */
  complete(openId: string, uploadId: string): UploadedVideo {
    const upload = this.openUpload(openId, uploadId);
    if (upload.completed) return upload.completed;
    const numbers = [...upload.parts.keys()].sort((a, b) => a - b);
    if (numbers.length === 0 || numbers.some((number, index) => number !== index + 1))
      throw new Refusal(2100005, '分片不连续');
    const parts = numbers.map((number) => upload.parts.get(number)!);
    const bodies = parts.slice(0, -1);
    if (bodies.some((part) => sizeOf(part) < PART_MIN_BYTES)) throw new Refusal(2100005, '分片过小');
    const bytes = parts.reduce<number>((sum, part) => sum + sizeOf(part), 0);
    const isWhole = parts.every((part) => Buffer.isBuffer(part));
    const whole = isWhole ? Buffer.concat(parts) : null;
    upload.completed = this.keep(openId, whole, upload.mediaType, upload.durationHint, bytes);
    upload.parts.clear();
    return upload.completed;
  }

  find(openId: string, videoId: unknown): UploadedVideo {
    const video = this.videos.get(String(videoId));
    if (!video || video.openId !== openId) throw new Refusal(2190007, '文件 id 无效');
    return video;
  }

  reset(): void {
    this.videos.clear();
    this.partUploads.clear();
  }

  private openUpload(openId: string, uploadId: string): PartUpload {
    const upload = this.partUploads.get(uploadId);
    if (!upload || upload.openId !== openId || upload.expiresAt <= this.now())
      throw new Refusal(2100005, 'upload_id 不合法');
    return upload;
  }

  private keep(
    openId: string,
    bytes: Buffer | null,
    mediaType: string,
    durationHint: number | null,
    size: number,
  ): UploadedVideo {
    const video: UploadedVideo = {
      videoId: `v0200fg1${hex(12)}`,
      openId,
      bytes: size,
      durationSeconds: durationHint ?? (bytes ? mp4DurationSeconds(bytes) : null),
      mediaUrl: bytes ? this.sandbox.media.put(bytes, mediaType).url : null,
      usedBy: null,
    };
    this.videos.set(video.videoId, video);
    return video;
  }

  private now(): number {
    return this.sandbox.clock.now().getTime();
  }
}

function sizeOf(part: Buffer | number): number {
  return typeof part === 'number' ? part : part.length;
}
