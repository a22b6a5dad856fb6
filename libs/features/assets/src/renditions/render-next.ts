import { Injectable, Logger } from '@nestjs/common';
import { systemClock } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { RenderAsset } from '../render-asset';
import { KeepRenditions } from './keep-renditions';
import { RenderingTurns } from './rendering-turns';
import type { RenderingTurn } from './rendering-turns';
import { StorageUnavailable } from './storage-unavailable';

/** A picture over which rendering failed, or the worker died, so often in a row is given up. */
export const MAX_FAILURES = 5;
const FIRST_DELAY_MS = 5_000;
const STORAGE_DELAY_MS = 30_000;
const REPORT_EVERY_MS = 2_000;

/** Renders whichever picture is next in turn. */
@Injectable()
export class RenderNext {
  private readonly logger = new Logger('render');

  constructor(
    private readonly turns: RenderingTurns,
    private readonly rendering: RenderAsset,
    private readonly kept: KeepRenditions,
  ) {}

  /**
   * Leases are a matter between processes, so they go by the true time also where the product's clock runs faster.
   * @returns the picture that was worked on, null when nothing was due
   */
  async run(clock: Clock = systemClock): Promise<string | null> {
    const turn = await this.turns.claim(clock.now());
    if (!turn) return null;
    if (turn.failures >= MAX_FAILURES) await this.giveUp(turn);
    else await this.work(turn, clock);
    return turn.assetId;
  }

  private async work(turn: RenderingTurn, clock: Clock): Promise<void> {
    let progress = { done: 0, total: 0 };
    const timer = setInterval(() => {
      this.turns.report(turn, clock.now(), progress.done, progress.total).catch((error: unknown) => {
        this.logger.warn({ err: error, ...turn }, 'the lease could not be kept');
      });
    }, REPORT_EVERY_MS);
    try {
      const fault = await this.rendering.run(turn.assetId, (done, total) => (progress = { done, total }));
      await this.turns.finish(turn, progress.done, fault);
    } catch (error) {
      await this.postpone(turn, error, clock);
    } finally {
      clearInterval(timer);
    }
  }

  /** A storage that is away is waited for, however long; what else fails has a limit. */
  private async postpone(turn: RenderingTurn, error: unknown, clock: Clock): Promise<void> {
    this.logger.warn({ err: error, ...turn }, 'a picture could not be rendered');
    const isStorage = error instanceof StorageUnavailable;
    if (!isStorage && turn.failures + 1 >= MAX_FAILURES) return this.giveUp(turn);
    const delay = isStorage ? STORAGE_DELAY_MS : FIRST_DELAY_MS * 2 ** turn.failures;
    const failure = isStorage ? 'storage_unavailable' : 'rendering_failed';
    await this.turns.postpone(turn, failure, !isStorage, new Date(clock.now().getTime() + delay));
  }

  private async giveUp(turn: RenderingTurn): Promise<void> {
    await this.kept.giveUp(turn.assetId, 'rendering_failed');
    await this.turns.finish(turn, 0, 'rendering_failed');
  }
}
