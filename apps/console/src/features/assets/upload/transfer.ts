import type { DetailedError, HttpRequest, HttpResponse, Upload } from 'tus-js-client';
import { currentLanguage, currentToken, refreshSession } from '@/api-client';

const DOOR = '/api/v1/uploads';
/** What is lost at most when a connection breaks. */
const PART_BYTES = 8 * 1024 * 1024;
const PATIENCE_MS = [500, 2_000, 5_000, 10_000];

export interface Destination {
  readonly organizationId: string;
  readonly folderId: string | null;
  /** Who sends: what somebody else began at this computer is not gone on with. */
  readonly userId: string;
}

export interface Outcome {
  /** Where the upload stands at the api. */
  readonly url: string;
  /** Null while a large file is still being looked at. */
  readonly assetId: string | null;
}

export interface TransferEvents {
  readonly sent: (bytes: number) => void;
  readonly arrived: (outcome: Outcome) => void;
  /** The api said no, in its own words. */
  readonly refused: (words: string) => void;
  /** The line is dead, or the session over: it can be gone on with. */
  readonly lost: () => void;
}

export interface Transfer {
  pause(): void;
  cancel(): void;
}

/**
 * Sends one file by tus. What was begun with the same file before, on this computer, is gone on with where it broke off;
 * `begunAt` is such an upload that the api knows of.
 */
export async function beginTransfer(
  file: File,
  destination: Destination,
  events: TransferEvents,
  begunAt?: string,
): Promise<Transfer> {
  const { Upload: TusUpload } = await import('tus-js-client');
  let assetId: string | null = null;
  let tokenIsStale = false;
  const upload: Upload = new TusUpload(file, {
    endpoint: DOOR,
    uploadUrl: begunAt ?? null,
    chunkSize: PART_BYTES,
    retryDelays: PATIENCE_MS,
    removeFingerprintOnSuccess: true,
    metadata: { organizationId: destination.organizationId, filename: file.name, filetype: file.type },
    fingerprint: () => Promise.resolve(fingerprintOf(file, destination)),
    onBeforeRequest: async (request: HttpRequest) => {
      if (tokenIsStale) await refreshSession();
      tokenIsStale = false;
      request.setHeader('Authorization', `Bearer ${await currentToken()}`);
      request.setHeader('Accept-Language', currentLanguage());
    },
    onAfterResponse: (_request: HttpRequest, response: HttpResponse) => {
      assetId = response.getHeader('Upload-Asset-Id') || assetId;
    },
    onShouldRetry: (error) => {
      const status = statusOf(error);
      if (status === 401 && !tokenIsStale) return (tokenIsStale = true);
      return mayPass(status);
    },
    onProgress: (bytes) => events.sent(bytes),
    onSuccess: () => events.arrived({ url: upload.url ?? '', assetId }),
    onError: (error) => {
      const status = statusOf(error);
      if (status === 401 || mayPass(status)) events.lost();
      else events.refused(wordsOf(error));
    },
  });
  if (!begunAt) {
    const [earlier] = await upload.findPreviousUploads();
    if (earlier) upload.resumeFromPreviousUpload(earlier);
  }
  upload.start();
  return {
    pause: () => void upload.abort(),
    cancel: () => void upload.abort(true).catch(() => undefined),
  };
}

function fingerprintOf(file: File, { organizationId, userId }: Destination): string {
  return ['haojiao', userId, organizationId, file.name, file.type, file.size, file.lastModified].join(':');
}

const statusOf = (error: Error): number => (error as DetailedError).originalResponse?.getStatus() ?? 0;

/** No answer, a proxy with nothing behind it, a part that another connection still writes. */
const mayPass = (status: number) => status === 0 || status === 409 || status === 423 || status >= 500;

function wordsOf(error: Error): string {
  try {
    const body = JSON.parse((error as DetailedError).originalResponse?.getBody() ?? '') as Record<
      string,
      unknown
    >;
    return String(body.detail ?? body.title ?? '');
  } catch {
    return '';
  }
}
