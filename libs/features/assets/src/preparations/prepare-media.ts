import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, Logger } from '@nestjs/common';
import { AppError } from '@haojiao/kernel';
import { Settings } from '@haojiao/infrastructure/config';
import { Database } from '@haojiao/infrastructure/database';
import {
  Ffmpeg,
  mediaReaderOf,
  mediaTypeUnsupported,
  probeMedia,
  readAigcMetadata,
} from '@haojiao/infrastructure/media';
import { ObjectStorage, translateStorageError } from '@haojiao/infrastructure/storage';
import { AssetFiles } from '../asset-files';
import { AssetEntity } from '../persistence/asset.entity';
import { MediaWorkers } from './media-workers';
import { PreparationLease } from './preparation-lease';
import { MOST_ATTEMPTS, PreparationLedger } from './preparation-ledger';
import type { PreparationClaim } from './preparation-ledger';
import { PrepareFilm } from './prepare-film';
import { PrepareSound } from './prepare-sound';
import type { PreparationWork } from './prepare-sound';

/** What may pass, beside a database or storage that is away. */
const passing = new Set(['storage_full']);
const INTERRUPTED = 'preparation_interrupted';
const RENEW_MS = 20_000;
const TELL_MS = 2_000;

/** Makes of one recording everything that listeners and viewers get. */
@Injectable()
export class PrepareMedia {
  private readonly logger = new Logger('media');
  private readonly ffmpeg: Ffmpeg;
  private readonly stopping = new AbortController();

  constructor(
    private readonly database: Database,
    private readonly storage: ObjectStorage,
    private readonly files: AssetFiles,
    private readonly ledger: PreparationLedger,
    private readonly workers: MediaWorkers,
    private readonly sound: PrepareSound,
    private readonly film: PrepareFilm,
    settings: Settings,
  ) {
    this.ffmpeg = new Ffmpeg(settings.ffmpeg);
  }

  /** What this machine has of what preparations may lack: `ffmpeg`, and for films of high range `zscale`. */
  async tools(): Promise<string[]> {
    const { encoders, toneMapping } = await this.ffmpeg.tools();
    return [encoders && 'ffmpeg', toneMapping && 'zscale'].filter((tool) => tool !== false);
  }

  /** Breaks off what is under way; it is due again at once. */
  stop(): void {
    this.stopping.abort(new Error('The worker stops'));
  }

  /**
   * Prepares a recording that is due. Doing it again ends the same; of two at once one does nothing; one that was killed
   * in the middle is done again when its lease has run out, and what it had finished is not made twice. What may pass (disk
   * full, storage away) is waited for; what this machine lacks is left to another that has it.
   */
  async run(assetId: string): Promise<void> {
    const tools = await this.tools();
    if (!tools.includes('ffmpeg')) return this.ledger.lack(assetId, 'ffmpeg', await this.workers.tools());
    const claim = await this.ledger.claim(assetId, tools);
    if (!claim) return;
    if (claim.attempts > MOST_ATTEMPTS) return this.ledger.fail(claim, 'media_preparation_failed');
    try {
      const lacking = await this.prepare(claim, tools);
      if (lacking) await this.ledger.lack(assetId, lacking, await this.workers.tools(), claim);
      else await this.ledger.finish(claim);
    } catch (error) {
      await this.settle(claim, translateStorageError(error));
    }
  }

  /** @returns the tool without which it can't be done */
  private async prepare(claim: PreparationClaim, tools: string[]): Promise<string | null> {
    const asset = await this.database.manager.findOneByOrFail(AssetEntity, { id: claim.assetId });
    await this.removeLeftovers(asset.id);
    // Its own for each claim: who lost its lease and wakes late clears away nothing of its successor's.
    const folder = join(this.storage.incomingFolder, `prepare-${asset.id}-${claim.lease}`);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const work = this.workOn(asset, claim, folder);
    try {
      await this.files.copyApproved(asset, asset.sha256, work.source.path);
      work.aigcMark ??= await readAigcMetadata(work.source.path, asset.mediaType);
      if (asset.kind === 'audio') await this.sound.run(work);
      else {
        // Read anew: older rows know less of a film than we look for now.
        work.source.facts = await probeMedia(work.source.path);
        if (work.source.facts.video?.isHighRange && !tools.includes('zscale')) return 'zscale';
        await this.film.run(work);
      }
      return null;
    } finally {
      work.end();
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** Of others that were killed in the middle of it. */
  private async removeLeftovers(assetId: string): Promise<void> {
    const names = await readdir(this.storage.incomingFolder).catch(() => []);
    for (const name of names.filter((one) => one.startsWith(`prepare-${assetId}`)))
      await rm(join(this.storage.incomingFolder, name), { recursive: true, force: true });
  }

  private workOn(
    asset: AssetEntity,
    claim: PreparationClaim,
    folder: string,
  ): PreparationWork & { end: () => void } {
    const reader = mediaReaderOf(asset.mediaType);
    if (!reader) throw mediaTypeUnsupported();
    const durationSeconds = asset.durationSeconds ?? 0;
    let [step, percent, toldAt]: [string | null, number, number] = [null, 0, 0];
    const lease = new PreparationLease(() => this.ledger.renew(claim, step, percent));
    const timer = setInterval(() => void lease.keep(), RENEW_MS);
    return {
      ffmpeg: this.ffmpeg,
      claim,
      source: { path: join(folder, 'source'), reader, facts: { ...factsOf(asset), durationSeconds } },
      aigcMark: asset.generatedMark,
      folder,
      limitMs: preparationLimitMs(durationSeconds),
      signal: AbortSignal.any([this.stopping.signal, lease.signal]),
      tell: (now, seconds) => {
        const isNewStep = now !== step;
        [step, percent] = [now, (seconds / Math.max(durationSeconds, 0.001)) * 100];
        if (!isNewStep && performance.now() - toldAt < TELL_MS) return;
        toldAt = performance.now();
        void lease.keep();
      },
      end: () => clearInterval(timer),
    };
  }

  private async settle(claim: PreparationClaim, error: unknown): Promise<void> {
    if (this.stopping.signal.aborted) return this.ledger.release(claim);
    if (error instanceof AppError && !passing.has(error.code)) {
      this.logger.warn({ err: error, assetId: claim.assetId }, 'a recording can not be prepared');
      return this.ledger.fail(claim, error.code);
    }
    this.logger.warn({ err: error, assetId: claim.assetId }, 'a preparation is put off');
    await this.ledger.wait(claim, error instanceof AppError ? error.code : INTERRUPTED);
  }
}

function factsOf({ codec }: AssetEntity) {
  return { bitRate: codec.bitRate ?? null, video: codec.video, audio: codec.audio };
}

const SECONDS_SPARE = 120;
/** Seconds of work for each second of the recording, of one step. */
const SLOWEST_SPEED = 8;
const LONGEST_SECONDS = 6 * 3_600;

/** How long one step may take on a slow machine. */
function preparationLimitMs(durationSeconds: number): number {
  return Math.min(SECONDS_SPARE + durationSeconds * SLOWEST_SPEED, LONGEST_SECONDS) * 1_000;
}
