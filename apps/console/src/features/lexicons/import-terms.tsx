import { api } from '@/api-client';
import { TableUpload, useWords } from '@/ui';
import { useForgetLexicons } from './use-lexicons';

/** A whole list as a file takes the place of the newest. */
export function ImportTerms({ id }: { id: string }) {
  const say = useWords('lexicons');
  const forget = useForgetLexicons();
  const send = async (file: File) => {
    await api.POST('/api/v1/lexicons/{id}/versions', {
      params: { path: { id } },
      headers: { 'content-type': 'text/csv' },
      body: {},
      bodySerializer: () => file,
    });
    await forget();
    return say('import.done');
  };
  return <TableUpload say={say} send={send} />;
}
