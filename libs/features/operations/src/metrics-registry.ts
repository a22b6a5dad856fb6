import { Injectable, OnModuleInit } from '@nestjs/common';
import { Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { Database } from '@haojiao/infrastructure/database';

/** What Prometheus reads. Labels are few and bounded: routes, never addresses or ids. */
@Injectable()
export class MetricsRegistry implements OnModuleInit {
  readonly registry = new Registry();

  readonly requests = new Histogram({
    name: 'haojiao_http_request_seconds',
    help: 'Time from request to answer, by route, method and status',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5],
    registers: [this.registry],
  });

  constructor(private readonly database: Database) {}

  onModuleInit(): void {
    collectDefaultMetrics({ register: this.registry, prefix: 'haojiao_' });
    const { database } = this;
    new Gauge({
      name: 'haojiao_publications',
      help: 'Publications by platform and state',
      labelNames: ['platform', 'state'] as const,
      registers: [this.registry],
      async collect() {
        this.reset();
        const rows = await database.query<{ platform: string; state: string; count: string }>(
          'SELECT platform, state, count(*) AS count FROM publications GROUP BY platform, state',
        );
        for (const row of rows) this.set({ platform: row.platform, state: row.state }, Number(row.count));
      },
    });
    new Gauge({
      name: 'haojiao_publications_oldest_due_seconds',
      help: 'How long the most overdue publication waits, by platform',
      labelNames: ['platform'] as const,
      registers: [this.registry],
      async collect() {
        this.reset();
        const rows = await database.query<{ platform: string; seconds: string }>(
          `SELECT platform, extract(epoch FROM now() - min(next_run_at)) AS seconds FROM publications
           WHERE state IN ('scheduled', 'queued', 'publishing', 'awaiting_platform', 'withdrawing')
             AND next_run_at <= now() GROUP BY platform`,
        );
        for (const row of rows) this.set({ platform: row.platform }, Number(row.seconds));
      },
    });
    new Gauge({
      name: 'haojiao_media_preparations',
      help: 'Recordings by the state of their preparation',
      labelNames: ['state'] as const,
      registers: [this.registry],
      async collect() {
        this.reset();
        const rows = await database.query<{ state: string; count: string }>(
          'SELECT state, count(*) AS count FROM media_preparations GROUP BY state',
        );
        for (const row of rows) this.set({ state: row.state }, Number(row.count));
      },
    });
    new Gauge({
      name: 'haojiao_worker_silent_seconds',
      help: 'Time since any worker was heard of',
      registers: [this.registry],
      async collect() {
        const [row] = await database.query<{ seconds: string | null }>(
          'SELECT extract(epoch FROM now() - max(seen_at)) AS seconds FROM worker_heartbeats',
        );
        this.set(row?.seconds ? Number(row.seconds) : Number.POSITIVE_INFINITY);
      },
    });
  }
}
