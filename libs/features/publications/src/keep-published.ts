import { Injectable, OnModuleInit } from '@nestjs/common';
import { ruleBroken } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { ArchiveContent } from '@haojiao/features/contents';

/** An item of which something is out there, or on its way, is not put into the archive. */
@Injectable()
export class KeepPublished implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly archive: ArchiveContent,
  ) {}

  onModuleInit(): void {
    this.archive.onArchiving(async (content, manager) => {
      const [row] = await this.database.query<{ planned: number; out: number }>(
        `SELECT count(*) FILTER (WHERE state IN ('scheduled', 'queued', 'awaiting_hand_off'))::int AS planned,
                count(*)::int AS out
         FROM publications WHERE content_id = $1 AND state NOT IN ('failed', 'cancelled', 'withdrawn')`,
        [content.id],
        manager,
      );
      if (!row || row.out === 0) return;
      throw ruleBroken(
        'content_has_publications',
        `稿件还有 ${row.out} 个未结束的发布任务（其中 ${row.planned} 个尚未发出），请先取消或撤稿，再归档。`,
        `The item still has ${row.out} publications (${row.planned} of them not sent yet); cancel or withdraw them first.`,
      );
    });
  }
}
