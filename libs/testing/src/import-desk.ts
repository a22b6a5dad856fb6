import type { ApiAnswer, ApiCaller } from './api-caller';
import { startTestApi } from './api-harness';
import type { TestApi, TestApiOptions } from './api-harness';
import { aForm } from './upload';

/** An api with one writer, and a worker's hands. */
export interface ImportDesk {
  api: TestApi;
  writer: ApiCaller;
  /** Sends a file as `writer`, or as somebody else. */
  sendFile(
    bytes: Buffer,
    fileName: string,
    fields?: Record<string, string>,
    by?: ApiCaller,
  ): Promise<ApiAnswer>;
  paste(body: object, by?: ApiCaller): Promise<ApiAnswer>;
  /** What the worker would do with it; the import afterwards. */
  work(id: string): Promise<ApiAnswer>;
  removeExpired(): Promise<number>;
}

export async function openImportDesk(options?: TestApiOptions): Promise<ImportDesk> {
  const api = await startTestApi(options);
  const { FetchPictures, ReadImport, RemoveImports } = await import('@haojiao/features/imports');
  await api.aUser({ username: 'writer', displayName: '王编辑', roles: ['author'] });
  const writer = await api.as('writer');
  const get = <T>(type: abstract new (...parameters: never[]) => T): T =>
    api.app.get<T>(type, { strict: false });
  return {
    api,
    writer,
    sendFile: (bytes, fileName, fields = {}, by = writer) => {
      const given = { organizationId: api.root.id, ...fields };
      const { body, headers } = aForm([
        ...Object.entries(given).map(([name, value]) => ({ name, value })),
        { name: 'file', value: bytes, fileName },
      ]);
      return by.post('/api/v1/imports', body, headers);
    },
    paste: (body, by = writer) => by.post('/api/v1/imports', { organizationId: api.root.id, ...body }),
    work: async (id) => {
      await get(ReadImport).run(id);
      await get(FetchPictures).run(id);
      return writer.get(`/api/v1/imports/${id}`);
    },
    removeExpired: () => get(RemoveImports).removeExpired(),
  };
}

/** The number of damages of each kind. */
export function damageCounts({ body }: ApiAnswer): Record<string, number> {
  const { damageCounts: counts } = body as { damageCounts: { kind: string; count: number }[] };
  return Object.fromEntries(counts.map(({ kind, count }) => [kind, count]));
}
