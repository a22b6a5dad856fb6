import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Checkbox, DatePicker, Form, Input } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { api, bodyOf, newKey, onceBy } from '@/api-client';
import { useCurrentUnit } from '@/features/organizations';
import { ProblemNotice, useTell, useWords } from '@/ui';
import { Card } from '../parts/card';
import { FiguresPage } from '../parts/figures-page';
import { BoardReading } from './board-reading';
import { boardsKey } from './use-boards';

interface Pasted {
  readonly text: string;
  readonly title: string;
  readonly publisher: string;
  readonly formula?: string;
  readonly days: readonly [Dayjs, Dayjs];
  readonly sourceUrl?: string;
  readonly acceptFaults?: boolean;
}

/** A table of ranks out of a page or a spreadsheet: pasted, looked at line by line, then kept. */
export default function PasteBoard() {
  const say = useWords('figures');
  const tell = useTell();
  const go = useNavigate();
  const queries = useQueryClient();
  const { unitId: organizationId } = useCurrentUnit();
  const [key] = useState(newKey);
  const [form] = Form.useForm<Pasted>();
  const reading = useMutation({
    mutationFn: (text: string) =>
      bodyOf(api.POST('/api/v1/leaderboards/readings', { body: { organizationId, text } })),
  });
  const keep = useMutation({
    mutationFn: ({ days, formula, sourceUrl, ...pasted }: Pasted) =>
      bodyOf(
        api.POST('/api/v1/leaderboards', {
          body: {
            ...{ ...pasted, organizationId },
            ...(formula && { formula }),
            ...(sourceUrl && { sourceUrl }),
            period: { from: days[0].format('YYYY-MM-DD'), to: days[1].format('YYYY-MM-DD') },
          },
          headers: onceBy(key),
        }),
      ),
    onSuccess: async ({ id, entryCount }) => {
      tell.done(say('board.kept', { count: entryCount }));
      await queries.invalidateQueries({ queryKey: boardsKey });
      void go(`/figures/rankings/published/${id}`);
    },
    onError: (error) => tell.problemIn(form, error),
  });
  const read = reading.data;
  const errors = read?.faults.filter(({ severity }) => severity === 'error').length ?? 0;
  return (
    <FiguresPage part="rankings" lead={<Link to="/figures/rankings/published">{say('board.back')}</Link>}>
      <Form form={form} layout="vertical" onFinish={(pasted) => keep.mutate(pasted)}>
        <div className="figures-grid">
          <Card title={say('board.add')}>
            <Form.Item
              name="text"
              label={say('board.text')}
              extra={say('board.how')}
              rules={[{ required: true, max: 200_000 }]}
            >
              <Input.TextArea rows={10} placeholder={say('board.example')} onChange={() => reading.reset()} />
            </Form.Item>
            <Button
              loading={reading.isPending}
              onClick={() => {
                const text = String(form.getFieldValue('text') ?? '');
                if (text.trim()) reading.mutate(text);
                else void form.validateFields(['text']);
              }}
            >
              {say('board.look')}
            </Button>
            {reading.isError && <ProblemNotice error={reading.error} />}
          </Card>
          {read && <BoardReading reading={read} />}
          {read && read.entries.length > 0 && (
            <Card title={say('board.about')}>
              <div className="formula-fields">
                <Form.Item name="title" label={say('board.title')} rules={[{ required: true, max: 200 }]}>
                  <Input placeholder={say('board.title_example')} />
                </Form.Item>
                <Form.Item
                  name="publisher"
                  label={say('board.publisher')}
                  rules={[{ required: true, max: 200 }]}
                >
                  <Input />
                </Form.Item>
                <Form.Item name="days" label={say('indices.period')} rules={[{ required: true }]}>
                  <DatePicker.RangePicker />
                </Form.Item>
                <Form.Item name="formula" label={say('board.formula')} rules={[{ max: 200 }]}>
                  <Input />
                </Form.Item>
                <Form.Item name="sourceUrl" label={say('published.url_optional')} rules={[{ type: 'url' }]}>
                  <Input inputMode="url" placeholder="https://" />
                </Form.Item>
              </div>
              {errors > 0 && (
                <>
                  <Alert type="warning" showIcon title={say('board.faults_left', { count: errors })} />
                  <Form.Item
                    name="acceptFaults"
                    valuePropName="checked"
                    rules={[
                      {
                        validator: (_rule, accepted?: boolean) =>
                          accepted
                            ? Promise.resolve()
                            : Promise.reject(new Error(say('board.mend_or_accept'))),
                      },
                    ]}
                  >
                    <Checkbox>{say('board.accept')}</Checkbox>
                  </Form.Item>
                </>
              )}
              <Button type="primary" htmlType="submit" loading={keep.isPending}>
                {say('board.keep')}
              </Button>
            </Card>
          )}
        </div>
      </Form>
    </FiguresPage>
  );
}
