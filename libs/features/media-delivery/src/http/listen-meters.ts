import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Settings } from '@haojiao/infrastructure/config';
import { Listens } from '@haojiao/features/metrics';
import type { ReadyMediaFile } from './ready-media';

/** Set by a page that a member of staff looks at; signed in counts as much. */
const STAFF_HEADER = 'x-haojiao-staff';

/** Hears of every byte of one answer that went out. */
export interface ListenMeter {
  add(bytes: number): void;
  /** The answer is over, whole or broken off. */
  close(): void;
}

/** Measures answers with sound and reports each once: when it is a listen by itself already, or at its end. */
@Injectable()
export class ListenMeters {
  constructor(
    private readonly listens: Listens,
    private readonly settings: Settings,
  ) {}

  /** Null for film: nobody counts its bytes. */
  open(
    file: ReadyMediaFile,
    answer: { status: 200 | 206; start: number },
    query: Record<string, unknown>,
    request: FastifyRequest,
  ): ListenMeter | null {
    const { sound } = file;
    if (!sound) return null;
    const { headers, method, ip } = request;
    const purpose = headers['sec-purpose'] ?? headers['purpose'];
    const report = {
      contentId: file.contentId,
      surface: this.surfaceOf(query, headers.referer),
      address: ip,
      method,
      range: answer.status === 206 ? headers.range : undefined,
      userAgent: headers['user-agent'],
      purpose: Array.isArray(purpose) ? purpose.join(';') : purpose,
      isStaff: headers.authorization !== undefined || headers[STAFF_HEADER] !== undefined,
      sha256: file.sha256,
      sound,
      first: answer.start,
    };
    const enough = Math.max(answer.start, sound.headerBytes) + this.listens.enoughOf(sound);
    let after = answer.start;
    let isReported = false;
    const close = () => {
      if (isReported) return;
      isReported = true;
      this.listens.record({ ...report, after });
    };
    return {
      add: (bytes) => {
        after += bytes;
        // Told at once: a transfer may last as long as the episode, and what was heard is not lost with the process.
        if (after >= enough) close();
      },
      close,
    };
  }

  /** Our own page names itself; everything else has the address from a feed. */
  private surfaceOf({ src }: Record<string, unknown>, referrer: string | undefined): 'feed' | 'page' {
    if (src === 'page') return 'page';
    const isOurs =
      referrer === this.settings.publicUrl || referrer?.startsWith(`${this.settings.publicUrl}/`);
    return isOurs ? 'page' : 'feed';
  }
}
