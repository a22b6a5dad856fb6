import type { RunWithDeliveries } from '../schedules/read-report-runs';
import type { ReportScheduleEntity } from '../schedules/report-schedule.entity';
import type { ReportRunResponse, ReportScheduleResponse } from './report-schedule.responses';

export function presentSchedule(schedule: ReportScheduleEntity): ReportScheduleResponse {
  const { version: _, sendAt, nextDueAt, createdAt, updatedAt, ...others } = schedule;
  return {
    ...others,
    at: sendAt,
    nextDueAt: nextDueAt.toISOString(),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

export function presentRun({ run, deliveries }: RunWithDeliveries): ReportRunResponse {
  const { id, fromDay, toDay, state, format, attempts, lastProblem, sha256, fileName } = run;
  return {
    ...{ id, from: fromDay, to: toDay, state, format, attempts, lastProblem, sha256, fileName },
    madeAt: run.madeAt?.toISOString() ?? null,
    createdAt: run.createdAt.toISOString(),
    mails: deliveries.map((delivery) => ({
      userId: delivery.userId,
      state: delivery.state,
      attempts: delivery.attempts,
      lastProblem: delivery.lastProblem,
      settledAt: delivery.settledAt?.toISOString() ?? null,
    })),
  };
}
