import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AppError } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { ImportedFigures } from '@haojiao/features/platform-figures';
import { lineNote } from './domain/line-note';
import { draftsOfLine } from './drafts-of-line';
import { FigureImportLineEntity } from './persistence/figure-import-line.entity';
import type { FigureLineState } from './persistence/figure-import-line.entity';
import { FigureImportEntity } from './persistence/figure-import.entity';
import { lineFigure, stateOfOutcomes } from './settle-lines';

const LINES_AT_ONCE = 200;

/** Writes what was confirmed, some lines a transaction; killed in the middle, it goes on with the next. */
@Injectable()
export class RunFigureImport {
  constructor(
    private readonly database: Database,
    private readonly figures: ImportedFigures,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Where lines can't be written together they are written one by one: a bad one is told, and stops no other. */
  async run(importId: string): Promise<void> {
    let isLeft = true;
    while (isLeft) {
      try {
        isLeft = await this.next(importId, LINES_AT_ONCE);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        for (let line = 0; isLeft && line < LINES_AT_ONCE; line += 1) isLeft = await this.next(importId, 1);
      }
    }
  }

  /** False where nothing is left. Who works on an import holds it: a second worker waits, and finds the lines done. */
  private next(importId: string, most: number): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      const found = await manager.findOne(FigureImportEntity, {
        where: { id: importId, state: 'running' },
        lock: { mode: 'pessimistic_write' },
      });
      if (!found) return false;
      const lines = await manager.find(FigureImportLineEntity, {
        where: { importId, state: 'ready' },
        order: { line: 'ASC' },
        take: most,
      });
      if (most === 1 && lines.length === 1) await this.writeOrTell(manager, found, lines[0]!);
      else if (lines.length > 0) await this.write(manager, found, lines);
      if (lines.length < most) await this.finish(manager, found);
      return lines.length === most;
    });
  }

  private async writeOrTell(
    manager: EntityManager,
    found: FigureImportEntity,
    line: FigureImportLineEntity,
  ): Promise<void> {
    try {
      // Within the transaction a savepoint: what fails leaves nothing.
      await manager.transaction((part) => this.write(part, found, [line]));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const { code, detail } = error;
      const notes = [...line.notes, lineNote(null, code, detail.zh, detail.en)];
      await manager.update(
        FigureImportLineEntity,
        { importId: found.id, line: line.line },
        { state: 'faulty', notes },
      );
    }
  }

  /** What stands by now may be more than what stood when the table was read: it is compared again. */
  private async write(
    manager: EntityManager,
    found: FigureImportEntity,
    lines: readonly FigureImportLineEntity[],
  ): Promise<void> {
    const { platform } = await this.account(manager, found.channelAccountId);
    const drafts = lines.map((line) => draftsOfLine(line, found.channelAccountId, platform));
    const outcomes = await this.figures.write(
      manager,
      drafts.flatMap((own) => own.map(({ draft }) => draft)),
      { takenBy: found.confirmedBy!, recordedAt: this.clock.now() },
    );
    const figures = lines.map((line, index) => {
      const renewed = new Map(
        drafts[index]!.map(({ figure, draft }) => [figure, lineFigure(figure, draft, outcomes.shift()!)]),
      );
      return line.figures.map((figure) => renewed.get(figure) ?? figure);
    });
    await manager.query(
      `UPDATE figure_import_lines l SET state = w.state, figures = w.figures
       FROM unnest($2::integer[], $3::text[], $4::jsonb[]) AS w (line, state, figures)
       WHERE l.import_id = $1 AND l.line = w.line`,
      [
        found.id,
        lines.map(({ line }) => line),
        figures.map((own): FigureLineState => {
          const state = stateOfOutcomes(own);
          return state === 'ready' ? 'done' : state;
        }),
        figures.map((own) => JSON.stringify(own)),
      ],
    );
  }

  private async finish(manager: EntityManager, found: FigureImportEntity): Promise<void> {
    Object.assign(found, { state: 'done', finishedAt: this.clock.now() });
    await manager.save(found);
    const [count] = await this.database.query<{ written: number; lines: number }>(
      `SELECT count(DISTINCT l.line)::int AS lines, count(*)::int AS written
       FROM figure_import_lines l CROSS JOIN jsonb_array_elements(l.figures) f
       WHERE l.import_id = $1 AND l.state = 'done' AND f ->> 'outcome' = 'new'`,
      [found.id],
      manager,
    );
    await this.audit.record(manager, {
      actor: { id: found.confirmedBy, name: '', address: null, requestId: found.id },
      organizationId: found.organizationId,
      action: 'figure_import.done',
      objectType: 'figure_import',
      objectId: found.id,
      details: { channelAccountId: found.channelAccountId, ...count! },
    });
  }

  private async account(manager: EntityManager, id: string): Promise<{ platform: string }> {
    const [row] = await this.database.query<{ platform: string }>(
      'SELECT platform FROM channel_accounts WHERE id = $1',
      [id],
      manager,
    );
    return row!;
  }
}
