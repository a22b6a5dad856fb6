import { SettingsError, loadSettings } from '@haojiao/infrastructure/config';
import { createApi } from './create-api';

async function main(): Promise<void> {
  const settings = loadSettings();
  const app = await createApi();
  await app.listen({ port: settings.port, host: settings.host });
}

main().catch((error: unknown) => {
  const words = error instanceof SettingsError ? error.message : error;
  process.stderr.write(`${words instanceof Error ? (words.stack ?? words.message) : String(words)}\n`);
  process.exit(1);
});
