import type { MediaFacts, MediaType } from '@haojiao/infrastructure/media';

/** A file that came in whole, was judged by its bytes and waits in the incoming folder. */
export interface ReceivedFile {
  path: string;
  sha256: string;
  bytes: number;
  type: MediaType;
  fileName: string;
  width: number | null;
  height: number | null;
  facts: MediaFacts | null;
}
