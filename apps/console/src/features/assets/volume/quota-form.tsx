import { Form, InputNumber } from 'antd';
import { api, ifMatch } from '@/api-client';
import type { Versioned } from '@/api-client';
import { FormDialog, useAct, useWords } from '@/ui';
import '../asset/asset.css';
import { bytesOf, gigabytesOf } from './shares';
import { volumeKey } from './use-quota';
import type { Quota } from './use-quota';

interface Values {
  maxBytes?: number | null;
  maxFiles?: number | null;
}

/** Sets how much a unit and those below it may hold; two empty fields take the limit away. */
export function QuotaForm({ seen, onClose }: { seen: Versioned<Quota>; onClose: () => void }) {
  const say = useWords('assets');
  const { organizationId: id, quota } = seen.body;
  const set = useAct(
    ({ maxBytes, maxFiles }: Values) =>
      api.PUT('/api/v1/organizations/{id}/asset-quota', {
        params: { path: { id } },
        // What is not there yet has no version.
        headers: seen.etag ? ifMatch(seen.etag) : {},
        body: { maxBytes: bytesOf(maxBytes), maxFiles: maxFiles ?? null },
      }),
    { touches: [volumeKey(id)], done: say('saved') },
  );
  return (
    <FormDialog<Values>
      title={say(quota ? 'volume.change' : 'volume.set')}
      initialValues={{ maxBytes: gigabytesOf(quota?.maxBytes ?? null), maxFiles: quota?.maxFiles ?? null }}
      save={set.attempt}
      onClose={onClose}
    >
      <p className="asset-hint">{say('volume.form_lead')}</p>
      <Form.Item name="maxBytes" label={say('volume.max_bytes')}>
        <InputNumber min={0.01} max={1_000_000} precision={2} placeholder={say('volume.no_limit')} />
      </Form.Item>
      <Form.Item name="maxFiles" label={say('volume.max_files')}>
        <InputNumber min={1} max={1_000_000_000} precision={0} placeholder={say('volume.no_limit')} />
      </Form.Item>
    </FormDialog>
  );
}
