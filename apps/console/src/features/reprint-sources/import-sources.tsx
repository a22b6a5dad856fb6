import { api, bodyOf } from '@/api-client';
import { TableUpload, useWords } from '@/ui';
import { useForgetReprintSources } from './use-reprint-sources';

/** A whole list as a table at once; faults are told with their lines. */
export function ImportSources({ unitId }: { unitId: string }) {
  const say = useWords('reprint-sources');
  const forget = useForgetReprintSources();
  const send = async (file: File) => {
    const body = { organizationId: unitId, csv: await file.text() };
    const { created, changed } = await bodyOf(api.POST('/api/v1/reprint-sources/imports', { body }));
    await forget();
    return say('import.done', { created, changed });
  };
  return (
    <TableUpload
      say={say}
      send={send}
      wordsOf={({ path, message }) => {
        const line = /\d+/.exec(path)?.[0];
        return line ? say('import.line', { line, message }) : message;
      }}
      note={<p>{say('import.form')}</p>}
    />
  );
}
