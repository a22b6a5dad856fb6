import { Injectable } from '@nestjs/common';
import { SECOND_MS } from '@haojiao/kernel';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { DeliverReports } from '../schedules/deliver-reports';
import { MakeReportRuns } from '../schedules/make-report-runs';
import { OpenReportRuns } from '../schedules/open-report-runs';

/** What is due is written down, made and mailed; each step goes on from rows, whoever wrote them. */
@Injectable()
export class SendScheduledReports implements Sweep {
  readonly name = 'send-scheduled-reports';
  readonly everyMs = 20 * SECOND_MS;

  constructor(
    private readonly due: OpenReportRuns,
    private readonly making: MakeReportRuns,
    private readonly mails: DeliverReports,
  ) {}

  async run(): Promise<void> {
    await this.due.run();
    await this.making.run();
    await this.mails.run();
  }
}
