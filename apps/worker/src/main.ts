import { setFlagsFromString } from 'node:v8';
import { NestFactory } from '@nestjs/core';
import { SettingsError, loadSettings } from '@haojiao/infrastructure/config';
import { NestPinoLogger } from '@haojiao/infrastructure/logging';
import { Sweeper, WorkerHost } from '@haojiao/infrastructure/queue';
import { BeatHeart } from '@haojiao/features/operations';
import { processorsOf, sweepsOf } from './schedules';
import { WorkerModule } from './worker.module';

/**
 * How far the heap may grow beyond what lived at the last full collection, in per cent. Pixels outside of it count as
 * well, and by itself V8 collects the whole heap (110 MB) after every 20 or 30 MB of them: for each picture once or twice.
 * It costs up to 165 MB more until the next collection.
 */
const HEAP_GROWTH_PERCENT = 150;

async function main(): Promise<void> {
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH_PERCENT}`);
  loadSettings();
  const app = await NestFactory.createApplicationContext(WorkerModule, { bufferLogs: true });
  const logger = app.get(NestPinoLogger);
  app.useLogger(logger);
  const host = app.get(WorkerHost);
  const sweeper = app.get(Sweeper);
  await host.start(processorsOf(app));
  sweeper.start(sweepsOf(app));
  logger.log('worker started');

  let isStopping = false;
  const stop = async (): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    // No new work, then what is under way, then the connections.
    await sweeper.stop();
    await host.stop();
    await app
      .get(BeatHeart)
      .stop()
      .catch(() => undefined);
    await app.close();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
}

main().catch((error: unknown) => {
  const words =
    error instanceof SettingsError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${words}\n`);
  process.exit(1);
});
