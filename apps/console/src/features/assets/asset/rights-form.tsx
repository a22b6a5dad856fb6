import { Alert, Button, DatePicker, Form, Input } from 'antd';
import type { Dayjs } from 'dayjs';
import { inOffice, useTell, useWords } from '@/ui';
import { standingOf } from '../asset-facts';
import type { Asset } from '../use-asset';
import { useChangeAsset } from './use-change-asset';

interface Fields {
  holder?: string;
  licence?: string;
  source?: string;
  territory?: string;
  note?: string;
  expiresOn?: Dayjs | null;
}

const texts = ['holder', 'licence', 'source', 'territory', 'note'] as const;

/** On what ground a file may be used, and how long. */
export function RightsForm({ asset, etag, mayWrite }: { asset: Asset; etag: string; mayWrite: boolean }) {
  const say = useWords('assets');
  const tell = useTell();
  const [form] = Form.useForm<Fields>();
  const change = useChangeAsset(asset.id, etag);
  const { rights } = asset;
  const standing = standingOf(asset, inOffice(new Date()).format('YYYY-MM-DD'));
  const save = ({ expiresOn, ...fields }: Fields) => {
    const told = Object.fromEntries(
      texts.map((name) => [name, fields[name] ?? '']).filter(([, text]) => text !== ''),
    );
    const end = expiresOn?.format('YYYY-MM-DD');
    const isEmpty = Object.keys(told).length === 0 && !end;
    change.mutate(
      { rights: isEmpty ? null : { ...told, expiresOn: end ?? null } },
      { onSuccess: () => tell.done(say('saved')), onError: tell.problem },
    );
  };
  const known = Object.fromEntries(texts.map((name) => [name, rights?.[name] ?? '']));
  return (
    <section className="asset-card" aria-labelledby="rights">
      <h2 id="rights">{say('rights.title')}</h2>
      {standing !== 'fine' && (
        <Alert
          showIcon
          type={standing === 'expired' ? 'error' : 'warning'}
          title={say(`rights.${standing}`, { on: rights?.expiresOn ?? '' })}
          className="upload-unfinished"
        />
      )}
      <Form<Fields>
        form={form}
        layout="vertical"
        disabled={!mayWrite}
        initialValues={{
          ...known,
          expiresOn: rights?.expiresOn ? inOffice(`${rights.expiresOn}T12:00:00+08:00`) : null,
        }}
        onFinish={save}
      >
        <Form.Item name="holder" label={say('rights.holder')}>
          <Input maxLength={200} placeholder={say('rights.holder_hint')} />
        </Form.Item>
        <Form.Item name="licence" label={say('rights.licence')}>
          <Input maxLength={200} placeholder={say('rights.licence_hint')} />
        </Form.Item>
        <Form.Item name="expiresOn" label={say('rights.expiresOn')} extra={say('rights.expiresOn_hint')}>
          <DatePicker style={{ width: '100%' }} placeholder={say('rights.no_end')} />
        </Form.Item>
        <Form.Item name="source" label={say('rights.source')}>
          <Input maxLength={500} />
        </Form.Item>
        <Form.Item name="territory" label={say('rights.territory')}>
          <Input maxLength={200} placeholder={say('rights.territory_hint')} />
        </Form.Item>
        <Form.Item name="note" label={say('rights.note')}>
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 5 }} maxLength={1000} />
        </Form.Item>
        {mayWrite && (
          <Button htmlType="submit" loading={change.isPending}>
            {say('rights.save')}
          </Button>
        )}
      </Form>
    </section>
  );
}
