import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { analyseSound, encodeSound } from '@haojiao/infrastructure/media';
import type { AigcMark, Ffmpeg, RecordingOnDisk, SoundAnalysis } from '@haojiao/infrastructure/media';
import type { MediaFinding } from './persistence/media-preparation.entity';
import { PreparationLedger } from './preparation-ledger';
import type { PreparationClaim } from './preparation-ledger';
import { soundFindings } from './sound-findings';

/** One preparation that is under way. */
export interface PreparationWork {
  ffmpeg: Ffmpeg;
  claim: PreparationClaim;
  source: RecordingOnDisk;
  /** That the original carries. */
  aigcMark: AigcMark | null;
  /** Of this preparation alone; removed with all that is in it. */
  folder: string;
  limitMs: number;
  signal: AbortSignal;
  /** Names the step and tells how much of the recording is done. */
  tell: (step: string, seconds: number) => void;
}

/** What is made of a recording: its loudness and wave, and the files for listeners. */
@Injectable()
export class PrepareSound {
  constructor(private readonly ledger: PreparationLedger) {}

  /** @throws AppError as `Ffmpeg.run` */
  async run(work: PreparationWork): Promise<void> {
    const analysis = await this.analyse(work);
    const { ffmpeg, source, folder, limitMs, signal, tell } = work;
    const made = await encodeSound(
      ffmpeg,
      source,
      {
        loudness: analysis.loudness,
        aigcMark: work.aigcMark,
        outputPath: join(folder, 'sound'),
        limitMs,
      },
      { signal, onProgress: (seconds) => tell('sound', seconds) },
    );
    for (const { path, mediaType, durationSeconds, bitRate, headerBytes } of made) {
      await this.ledger.keep(
        work.claim,
        { path },
        { name: 'sound', mediaType, durationSeconds, bitRate, headerBytes },
      );
    }
  }

  /** Listens to it, keeps the wave and what was found; `further` findings are told first. */
  async analyse(work: PreparationWork, further: MediaFinding[] = []): Promise<SoundAnalysis> {
    const { ffmpeg, source, limitMs, signal, tell, claim } = work;
    const analysis = await analyseSound(ffmpeg, source, limitMs, {
      signal,
      onProgress: (seconds) => tell('loudness', seconds),
    });
    await this.ledger.describe(claim, {
      loudness: analysis.loudness,
      findings: [...further, ...soundFindings(analysis)],
    });
    await this.ledger.keep(claim, waveform(analysis, source.facts.durationSeconds), {
      name: 'waveform',
      mediaType: 'application/json',
    });
    return analysis;
  }
}

/** `peaks`: pairs of the lowest and highest sample of parts of equal length, −128…127. */
function waveform({ peaks }: SoundAnalysis, durationSeconds: number): Buffer {
  return Buffer.from(JSON.stringify({ version: 1, durationSeconds, peaks }));
}
