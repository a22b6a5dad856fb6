import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { notAllowed, notFound, ruleBroken } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { ObjectStorage } from '@haojiao/infrastructure/storage';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import type { ReportFormat } from '../documents/report-files';
import { ReportDeliveryEntity } from './report-delivery.entity';
import { mayKnow } from './report-readers';
import { ReportRunEntity } from './report-run.entity';
import { ReportSchedulesService } from './report-schedules.service';

export interface RunWithDeliveries {
  run: ReportRunEntity;
  deliveries: ReportDeliveryEntity[];
}

export interface OpenedReport {
  file: Readable;
  fileName: string;
  format: ReportFormat;
}

/** What became of a schedule so far. */
@Injectable()
export class ReadReportRuns {
  constructor(
    private readonly database: Database,
    private readonly schedules: ReportSchedulesService,
    private readonly organizations: OrganizationsService,
    private readonly storage: ObjectStorage,
  ) {}

  /** Newest first. Plan: the schedule's runs by `report_runs_once`, at most some hundreds; deliveries by the run. */
  async list(
    actor: Actor,
    scheduleId: string,
    limit: number,
    after: string | null,
  ): Promise<RunWithDeliveries[]> {
    await this.schedules.get(actor, scheduleId);
    const runs = await this.database.manager
      .createQueryBuilder(ReportRunEntity, 'r')
      .where('r.scheduleId = :scheduleId', { scheduleId })
      .andWhere('(CAST(:after AS uuid) IS NULL OR r.id < :after)', { after })
      .orderBy('r.id', 'DESC')
      .limit(limit + 1)
      .getMany();
    const deliveries = await this.database.manager
      .createQueryBuilder(ReportDeliveryEntity, 'd')
      .where('d.runId = ANY(CAST(:ids AS uuid[]))', { ids: runs.map(({ id }) => id) })
      .orderBy('d.id')
      .getMany();
    return runs.map((run) => ({ run, deliveries: deliveries.filter(({ runId }) => runId === run.id) }));
  }

  /** @throws AppError `report_run_not_found`, `report_not_made`, `not_allowed` */
  async open(actor: Actor, scheduleId: string, runId: string): Promise<OpenedReport> {
    const { organizationId } = await this.schedules.get(actor, scheduleId);
    const run = await this.database.manager.findOneBy(ReportRunEntity, { id: runId, scheduleId });
    if (!run) throw notFound('report_run', '没有这一期报告。', 'There is no such report.');
    const { sha256, fileName, format } = run;
    if (sha256 === null || fileName === null) {
      throw ruleBroken('report_not_made', '这一期报告还没有做出来。', 'This report has not been made.');
    }
    if (!mayKnow(actor, await this.organizations.placeOf(organizationId), run.hasSubmissions ?? true)) {
      throw notAllowed(
        'not_allowed',
        '报告含有您无权查看的数据。',
        'The report has figures that you may not see.',
      );
    }
    return { file: await this.storage.openRead(sha256), fileName, format };
  }
}
