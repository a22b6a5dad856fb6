import { Alert, Button, Form, Input, Skeleton } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router-dom';
import { api, bodyOf, download, newKey, onceBy } from '@/api-client';
import { ConfirmButton, Page, ProblemNotice, useTell, useWords } from '@/ui';
import { Damages } from './damages';
import { DecidedDamages } from './decided-damages';
import { useImport, useImportActs } from './use-import';
import type { Import } from './use-import';
import '../editor/editor.css';
import './imports.css';

/** Before a draft was made of it. */
const removable = new Set<Import['state']>(['choice_needed', 'ready', 'failed']);

/** `/contents/imports/:importId`: a document from elsewhere on its way to a draft. */
export default function ImportPage() {
  const say = useWords('contents');
  const { importId = '' } = useParams();
  const read = useImport(importId);
  const { data } = read;
  return (
    <Page
      title={say('import.title')}
      lead={
        <>
          <Link to="/contents/imports">{say('import.all')}</Link>
          {data?.fileName && ` · ${data.fileName}`}
        </>
      }
      actions={data && data.state !== 'removed' && <Original read={data} />}
    >
      {read.isPending && <Skeleton active />}
      {read.isError && <ProblemNotice error={read.error} onRetry={() => void read.refetch()} />}
      {data?.state === 'reading' && (
        <>
          <p role="status">{say('import.reading', { name: data.fileName ?? '' })}</p>
          <Skeleton active />
        </>
      )}
      {data?.state === 'failed' && (
        <Alert
          className="import-notice"
          type="error"
          showIcon
          title={say('import.failed', { why: data.failure?.message ?? '' })}
        />
      )}
      {data?.state === 'choice_needed' && <TrackedChoice read={data} />}
      {data?.state === 'ready' && <ReadyImport read={data} />}
      {data?.state === 'drafted' && data.contentId && (
        <>
          <Alert
            type="success"
            showIcon
            className="import-notice"
            title={say('import.drafted')}
            action={<Link to={`/contents/${data.contentId}`}>{say('import.open_draft')}</Link>}
          />
          <DecidedDamages read={data} />
          <ReadText read={data} />
        </>
      )}
      {data && removable.has(data.state) && <Remove id={data.id} />}
    </Page>
  );
}

/** A document that still tracks changes is read one way or the other. */
function TrackedChoice({ read }: { read: Import }) {
  const say = useWords('contents');
  const tell = useTell();
  const { choose } = useImportActs(read.id);
  const take = (choice: 'accept' | 'reject') => choose.mutate(choice, { onError: tell.problem });
  return (
    <div className="import-part">
      <p>{say('import.tracked', { count: read.trackedChanges.length })}</p>
      <Button type="primary" onClick={() => take('accept')}>
        {say('import.tracked_accept')}
      </Button>{' '}
      <Button onClick={() => take('reject')}>{say('import.tracked_reject')}</Button>
    </div>
  );
}

function ReadyImport({ read }: { read: Import }) {
  const say = useWords('contents');
  const tell = useTell();
  const go = useNavigate();
  const queries = useQueryClient();
  const [form] = Form.useForm<{ title: string }>();
  const [key] = useState(newKey);
  const { fetchPictures } = useImportActs(read.id);
  const found = read.pictures.flatMap(({ state, url }) => (state === 'found' && url ? [url] : []));
  const make = useMutation({
    mutationFn: ({ title }: { title: string }) =>
      bodyOf(
        api.POST('/api/v1/imports/{id}/draft', {
          params: { path: { id: read.id } },
          headers: onceBy(key),
          body: { title: title.trim() },
        }),
      ),
    onSuccess: ({ id }) => {
      void queries.invalidateQueries({ queryKey: ['contents', 'list'] });
      void queries.invalidateQueries({ queryKey: ['imports'] });
      void go(`/contents/${id}`, { replace: true });
    },
    onError: (error) => tell.problemIn(form, error),
  });
  return (
    <>
      <Form
        form={form}
        layout="vertical"
        className="import-part"
        initialValues={{ title: read.title }}
        onFinish={make.mutate}
      >
        <Form.Item
          name="title"
          label={say('import.name')}
          rules={[{ required: true, message: say('import.name') }]}
        >
          <Input maxLength={200} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={make.isPending}>
          {say('import.make')}
        </Button>
      </Form>
      {read.warnings.length > 0 && (
        <Alert
          className="import-notice"
          type="warning"
          showIcon
          title={say('import.warnings')}
          description={read.warnings.map(({ code, message }) => (
            <p key={code}>{message}</p>
          ))}
        />
      )}
      {found.length > 0 && (
        <div className="import-part">
          <Button
            loading={fetchPictures.isPending}
            onClick={() => fetchPictures.mutate(found, { onError: tell.problem })}
          >
            {say('import.fetch_pictures', { count: found.length })}
          </Button>
        </div>
      )}
      <Damages read={read} />
      <DecidedDamages read={read} />
      <ReadText read={read} />
    </>
  );
}

function ReadText({ read }: { read: Import }) {
  const say = useWords('contents');
  return (
    <section className="import-part" aria-label={say('import.preview')}>
      <h2>{say('import.preview')}</h2>
      <div className="import-text">{read.text}</div>
    </section>
  );
}

/** The file as it came, whatever became of it. */
function Original({ read: { id, fileName } }: { read: Import }) {
  const say = useWords('contents');
  const tell = useTell();
  const save = () =>
    download(`/api/v1/imports/${id}/original`, fileName ?? say('import.original')).catch((error: unknown) =>
      tell.problem(error),
    );
  return <Button onClick={() => void save()}>{say('import.original')}</Button>;
}

function Remove({ id }: { id: string }) {
  const say = useWords('contents');
  const tell = useTell();
  const go = useNavigate();
  const { remove } = useImportActs(id);
  return (
    <ConfirmButton
      title={say('import.remove')}
      consequence={say('import.not_draft')}
      onConfirm={() =>
        remove.mutateAsync().then(
          () => go('/contents/imports'),
          (error: unknown) => tell.problem(error),
        )
      }
    >
      {say('import.remove')}
    </ConfirmButton>
  );
}
