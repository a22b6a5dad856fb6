import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Space } from 'antd';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useTell, useWords } from '@/ui';
import { chooseFiles } from './choose-files';
import type { UploadEntry } from './upload-queue';

type Unfinished = Shape<'UploadResponse'>;

/**
 * Uploads that an earlier visit left half-way. A page may not keep a file open, so the same one has to be chosen again;
 * what is at the api already is not sent twice.
 */
export function UnfinishedUploads({
  entries,
  send,
}: {
  entries: readonly UploadEntry[];
  send: (files: readonly File[], begunAt?: string) => unknown;
}) {
  const say = useWords('assets');
  const tell = useTell();
  const queries = useQueryClient();
  const unfinished = useQuery({ queryKey: ['assets', 'uploads'], queryFn: unfinishedUploads });
  const drop = useMutation({
    mutationFn: ({ id }: Unfinished) =>
      api.DELETE('/api/v1/uploads/{id}', { params: { path: { id }, header: { 'Tus-Resumable': '1.0.0' } } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['assets', 'uploads'] }),
    onError: tell.problem,
  });
  const goOn = async (upload: Unfinished) => {
    const [file] = await chooseFiles({ several: false });
    if (!file) return;
    if (file.size !== upload.length) tell.warn(say('upload.another_file', { name: upload.fileName }));
    else send([file], upload.url);
  };
  const left = (unfinished.data ?? []).filter(
    ({ fileName, length }) => !entries.some((entry) => entry.fileName === fileName && entry.bytes === length),
  );
  return left.map((upload) => (
    <Alert
      key={upload.id}
      className="upload-unfinished"
      type="info"
      showIcon
      title={say('upload.unfinished', { name: upload.fileName, percent: percentOf(upload) })}
      description={say('upload.unfinished_hint')}
      action={
        <Space>
          <Button onClick={() => void goOn(upload)}>{say('upload.choose_again')}</Button>
          <Button loading={drop.isPending} onClick={() => drop.mutate(upload)}>
            {say('upload.give_up')}
          </Button>
        </Space>
      }
    />
  ));
}

const percentOf = ({ offset, length }: Unfinished) => Math.floor((offset / Math.max(length, 1)) * 100);

async function unfinishedUploads(): Promise<Unfinished[]> {
  const { items } = await bodyOf(api.GET('/api/v1/uploads', { params: { query: { limit: 50 } } }));
  return items.filter(({ state }) => state === 'receiving');
}
