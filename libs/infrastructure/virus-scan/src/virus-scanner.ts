import { AppError, SECOND_MS } from '@haojiao/kernel';
import { askClamd } from './clamd-connection';
import { parseClamdAddress } from './clamd-address';
import type { ScanSource } from './scan-source';
import { fileInfected, virusScannerUnavailable } from './virus-scan-errors';

const MB = 1024 * 1024;

/** What clamd takes as one stream is the operator's setting (`StreamMaxLength`, from 25 MB up): pieces stay below. */
const PIECE_BYTES = 16 * MB;
/** Longer than any signature, so that none falls between two pieces. */
const OVERLAP_BYTES = 256 * 1024;

const timeouts = { connectMs: 5 * SECOND_MS, silenceMs: 120 * SECOND_MS };

/** Asks clamd about files. Without an address nothing is scanned, and `isSet` says so. */
export class VirusScanner {
  constructor(private readonly clamdUrl: string | undefined) {}

  get isSet(): boolean {
    return this.clamdUrl !== undefined;
  }

  /**
   * Every byte is looked at: in one stream, so that the scanner can unpack, or in overlapping pieces where that is more
   * than it takes and the file is no archive: what is packed can't be seen in pieces.
   * @throws AppError `file_infected` (422) naming the signature, `virus_scanner_unavailable` (503)
   */
  async requireClean(source: ScanSource, { inPieces }: { inPieces: boolean }): Promise<void> {
    if (!this.isSet) return;
    if ((await this.scanWhole(source, inPieces)) === 'clean') return;
    if (!inPieces)
      throw virusScannerUnavailable(new Error(`StreamMaxLength of clamd is below ${source.bytes} bytes`));
    for (let start = 0; start < source.bytes; start += PIECE_BYTES - OVERLAP_BYTES) {
      const end = Math.min(start + PIECE_BYTES, source.bytes);
      if ((await this.scan(source, start, end)) === 'too_long') {
        throw virusScannerUnavailable(new Error(`StreamMaxLength of clamd is below ${PIECE_BYTES} bytes`));
      }
      if (end === source.bytes) return;
    }
  }

  /** Name and age of the signatures, as the scanner tells them. @throws Error when it does not answer */
  async version(): Promise<string> {
    const address = parseClamdAddress(this.clamdUrl!);
    const brief = { connectMs: 2 * SECOND_MS, silenceMs: 2 * SECOND_MS };
    const pong = await askClamd(address, 'PING', brief);
    if (pong !== 'PONG') throw new Error(`The scanner answered ${pong.slice(0, 100)}`);
    return (await askClamd(address, 'VERSION', brief)).slice(0, 200);
  }

  /** A scanner that has enough may hang up before its word is read: of a long stream that means no more than "too long". */
  private async scanWhole(source: ScanSource, inPieces: boolean): Promise<'clean' | 'too_long'> {
    try {
      return await this.scan(source, 0, source.bytes);
    } catch (error) {
      const isVerdict = error instanceof AppError && error.kind !== 'unavailable';
      if (isVerdict || !inPieces || source.bytes <= PIECE_BYTES) throw error;
      return 'too_long';
    }
  }

  private async scan(source: ScanSource, start: number, end: number): Promise<'clean' | 'too_long'> {
    let answer: string;
    try {
      const address = parseClamdAddress(this.clamdUrl!);
      answer = await askClamd(address, 'INSTREAM', timeouts, source.read(start, end));
    } catch (error) {
      throw virusScannerUnavailable(error);
    }
    if (/^stream: OK$/.test(answer)) return 'clean';
    const found = /^stream: (.+) FOUND$/.exec(answer);
    if (found) throw fileInfected(found[1]!.slice(0, 200));
    if (/size limit exceeded/i.test(answer)) return 'too_long';
    throw virusScannerUnavailable(new Error(`The scanner answered ${answer.slice(0, 200)}`));
  }
}
