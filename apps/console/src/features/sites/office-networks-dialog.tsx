import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { api, ifMatch } from '@/api-client';
import type { Shape, Versioned } from '@/api-client';
import { FormDialog, useTell, useWords } from '@/ui';
import type { OfficeNetworks } from './use-office-networks';
import './sites.css';

type Values = Shape<'OfficeNetworksRequest'>;

/** All networks anew: a row that is taken out is no office any more. */
export function OfficeNetworksDialog({
  seen,
  unitId,
  onClose,
}: {
  seen: Versioned<OfficeNetworks>;
  unitId: string;
  onClose: () => void;
}) {
  const say = useWords('sites');
  const tell = useTell();
  const queries = useQueryClient();
  const save = async ({ networks }: Values) => {
    await api.PUT('/api/v1/organizations/{id}/office-networks', {
      params: { path: { id: unitId } },
      headers: ifMatch(seen.etag),
      body: { networks: networks.map(({ network, note = '' }) => ({ network: network.trim(), note })) },
    });
    await queries.invalidateQueries({ queryKey: ['office-networks', unitId] });
    tell.done(say('offices.saved'));
  };
  return (
    <FormDialog<Values>
      title={say('offices.title')}
      width={640}
      initialValues={{ networks: seen.body.networks.length > 0 ? seen.body.networks : [{}] }}
      save={save}
      onClose={onClose}
    >
      <p className="quiet">{say('offices.help')}</p>
      <Form.List name="networks">
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }, index) => (
              <div
                key={key}
                className="office-row"
                role="group"
                aria-label={say('offices.row', { number: index + 1 })}
              >
                <Form.Item
                  name={[name, 'network']}
                  rules={[{ required: true, whitespace: true, message: say('offices.needed') }]}
                >
                  <Input
                    maxLength={60}
                    placeholder={say('offices.network_example')}
                    aria-label={say('offices.network')}
                    autoComplete="off"
                  />
                </Form.Item>
                <Form.Item name={[name, 'note']}>
                  <Input
                    maxLength={100}
                    placeholder={say('offices.note_example')}
                    aria-label={say('offices.note')}
                  />
                </Form.Item>
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={say('offices.remove', { number: index + 1 })}
                  onClick={() => remove(name)}
                />
              </div>
            ))}
            <Button icon={<PlusOutlined />} disabled={rows.length >= 200} onClick={() => add({})}>
              {say('offices.add')}
            </Button>
          </>
        )}
      </Form.List>
    </FormDialog>
  );
}
